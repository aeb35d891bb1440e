package dev.headgate.approval;

/** A gate needs more approvals than there are people who may give one; asking again does not help. */
public final class TooFewApproversException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooFewApproversException(String message) {
        super(message);
    }
}
