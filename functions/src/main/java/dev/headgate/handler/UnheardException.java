package dev.headgate.handler;

/** Nobody knows whether an execution was woken: to tell it again does no harm. */
public final class UnheardException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnheardException() {
        super("Step Functions did not confirm that the execution was woken");
    }
}
