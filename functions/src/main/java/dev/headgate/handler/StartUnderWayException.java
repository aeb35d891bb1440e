package dev.headgate.handler;

/**
 * A run of this step before, or beside, this one has asked for a deployment moments ago: it may be there, and is not listed
 * yet. Asked again a little later, it is found, or was never made.
 */
public final class StartUnderWayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartUnderWayException(String message) {
        super(message);
    }
}
