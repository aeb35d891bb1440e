package dev.headgate.handler;

import java.util.List;

/** Some deployments could not be looked at or taken over; the others were. */
public final class RecoveryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecoveryException(String message, List<RuntimeException> causes) {
        super(message, causes.getFirst());
        causes.stream().skip(1).forEach(this::addSuppressed);
    }
}
