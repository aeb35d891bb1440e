package dev.headgate.states.expression;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a state or an execution failed.
 *
 * @param error its name; empty where none is given
 * @param cause empty where nothing is known, as of a time-out
 * @param reported by whoever answered for a task: what was left unsaid is then null to a catcher, and otherwise an empty text.
 *     AWS documents neither; both were recorded
 */
public record StateError(String error, String cause, boolean reported) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The most characters of a cause: one that quotes another's, which quotes another's, would double with each. */
    private static final int LONGEST_CAUSE = 32_768;

    // What Step Functions itself calls an error.
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String TIMEOUT = "States.Timeout";
    public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    public static final String RUNTIME = "States.Runtime";
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
    public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

    public StateError {
        cause = cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause;
    }

    /** What went wrong by itself, and nobody reported. */
    public StateError(String error, String cause) {
        this(error, cause, false);
    }

    /** What somebody says who answers for a task. */
    public static StateError reported(Optional<String> error, Optional<String> cause) {
        return new StateError(error.orElse(""), cause.orElse(""), true);
    }

    /** A time-out of a task, of which AWS says no more than its name. */
    public static StateError named(String error) {
        return new StateError(error, "");
    }

    /** The name, unless there is none. */
    public Optional<String> said() {
        return Optional.of(error).filter(text -> !text.isEmpty());
    }

    /** The cause, unless nothing is known. */
    public Optional<String> explained() {
        return Optional.of(cause).filter(text -> !text.isEmpty());
    }

    /** What a catcher sees as {@code $states.errorOutput}. */
    public Map<String, @Nullable Object> toErrorOutput() {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("Error", heard(error));
        output.put("Cause", heard(cause));
        return output;
    }

    private @Nullable String heard(String text) {
        return reported && text.isEmpty() ? null : text;
    }
}
