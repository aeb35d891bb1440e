package dev.headgate.release;

/** The image's scan has ended without a result, or there is none to wait for: the message says why, and what to do. */
public final class NoScanResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoScanResultException(String why) {
        super(why);
    }
}
