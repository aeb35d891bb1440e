package dev.headgate.handler;

/** Step Functions takes no more calls for now: whoever looks, looks again later. */
public final class ExecutionsBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExecutionsBusyException(Throwable cause) {
        super("Step Functions takes no more calls for now", cause);
    }
}
