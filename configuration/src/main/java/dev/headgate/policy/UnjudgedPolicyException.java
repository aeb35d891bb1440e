package dev.headgate.policy;

/** A policy says what is not understood here, which the message names: it is not judged without that. */
public final class UnjudgedPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnjudgedPolicyException(String message) {
        super(message);
    }
}
