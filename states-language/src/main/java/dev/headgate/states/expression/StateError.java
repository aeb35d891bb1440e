package dev.headgate.states.expression;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a state or an execution failed.
 *
 * @param error its name; empty where a Fail state gives none
 * @param cause empty where nothing is known
 */
public record StateError(String error, String cause) implements Serializable {

    private static final long serialVersionUID = 1L;

    // What Step Functions itself calls an error.
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String TIMEOUT = "States.Timeout";
    public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    public static final String RUNTIME = "States.Runtime";
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
    public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

    /** What a catcher sees as {@code $states.errorOutput}. */
    public Map<String, @Nullable Object> toErrorOutput() {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("Error", error);
        output.put("Cause", cause);
        return output;
    }
}
