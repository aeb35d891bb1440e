package dev.headgate.states.expression;

/** A state cannot do what its definition says; its retriers and catchers have the next word. */
public final class StateFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StateError error;
    private final String location;

    public StateFailedException(String error, String cause) {
        this(error, cause, "");
    }

    private StateFailedException(String error, String cause, String location) {
        super(error + ": " + cause);
        this.error = new StateError(error, cause);
        this.location = location;
    }

    static StateFailedException queryEvaluation(String location, String cause) {
        return new StateFailedException(StateError.QUERY_EVALUATION_ERROR, cause, location);
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

    /** The field that could not be evaluated: {@code Output/result}; empty of any other failure. */
    public String location() {
        return location;
    }
}
