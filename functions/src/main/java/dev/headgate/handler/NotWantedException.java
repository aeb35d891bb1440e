package dev.headgate.handler;

/** The record says by now that this deployment is to end: the step does not act. */
public final class NotWantedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotWantedException(String message) {
        super(message);
    }
}
