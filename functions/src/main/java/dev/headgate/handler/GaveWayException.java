package dev.headgate.handler;

/**
 * An operator's rollback has ended the deployment before it had begun. What is left to its execution is to end, too, with
 * that outcome.
 */
public final class GaveWayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GaveWayException(String message) {
        super(message);
    }
}
