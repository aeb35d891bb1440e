package dev.headgate.release;

/** The image's scan has ended without a result, or there is none to wait for. */
public final class NoScanResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String cure;

    public NoScanResultException(String what, String cure) {
        super(what + ": " + cure);
        this.what = what;
        this.cure = cure;
    }

    /** Why there is no result. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String cure() {
        return cure;
    }
}
