package dev.headgate.states.expression;

/** A state cannot do what its definition says; its retriers and catchers have the next word. */
public final class StateFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StateError error;

    public StateFailedException(String error, String cause) {
        super(error + ": " + cause);
        this.error = new StateError(error, cause);
    }

    static StateFailedException queryEvaluation(String cause) {
        return new StateFailedException(StateError.QUERY_EVALUATION_ERROR, cause);
    }

    /** Something is past {@link Payload#MOST_BYTES}. */
    public static StateFailedException dataLimitExceeded(String what) {
        return new StateFailedException(
                StateError.DATA_LIMIT_EXCEEDED,
                what + " exceeds the maximum size of " + Payload.MOST_BYTES + " bytes.");
    }

    public StateError error() {
        return error;
    }
}
