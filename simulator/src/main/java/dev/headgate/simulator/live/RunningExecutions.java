package dev.headgate.simulator.live;

import dev.headgate.json.Json;
import dev.headgate.simulator.stepfunctions.SimulatedStepFunctions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which executions have begun and not ended, as their events tell. */
public final class RunningExecutions {

    private final Set<String> running = new HashSet<>();

    /** From now on it hears of all that begin and end. */
    public RunningExecutions(SimulatedStepFunctions stepFunctions) {
        stepFunctions.onStatusChange(this::hear);
    }

    private void hear(String event) {
        Map<String, Object> detail =
                Json.object(Json.object(Json.tree(event), "$").get("detail"), "$.detail");
        String execution = String.valueOf(detail.get("executionArn"));
        if ("RUNNING".equals(detail.get("status"))) {
            running.add(execution);
        } else {
            running.remove(execution);
        }
    }

    /** Whether none runs. */
    public boolean areNone() {
        return running.isEmpty();
    }
}
