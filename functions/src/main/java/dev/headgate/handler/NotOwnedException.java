package dev.headgate.handler;

/** This execution does not run the deployment any more: it touches nothing, and ends. */
public final class NotOwnedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOwnedException(String message) {
        super(message);
    }
}
