package dev.headgate.simulator.asl;

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
record StateError(String error, String cause) implements Serializable {

    private static final long serialVersionUID = 1L;

    // What Step Functions itself calls an error.
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
    static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

    /** What a catcher sees as {@code $states.errorOutput}. */
    Map<String, @Nullable Object> toErrorOutput() {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("Error", error);
        output.put("Cause", cause);
        return output;
    }
}
