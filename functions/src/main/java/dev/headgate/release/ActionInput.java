package dev.headgate.release;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the Step Functions action of a pipeline of ours passes to a release; CodePipeline fills in the variables. */
public final class ActionInput {

    /** The one variable that every execution of every pipeline has. */
    public static final String EXECUTION_ID = "#{codepipeline.PipelineExecutionId}";

    private ActionInput() {}

    /**
     * The input. It does not say when the execution began, which no variable does: that is noted by CodePipeline's own event. A
     * reference to a variable that an execution does not have fails the action, so there is none that might be missing.
     *
     * @param commit the variable that holds it, where the pipeline's source has one
     */
    public static Map<String, Object> of(String pipeline, String service, Optional<String> commit) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("pipeline", pipeline);
        input.put("pipelineExecutionId", EXECUTION_ID);
        input.put("service", service);
        commit.ifPresent(it -> input.put("commit", it));
        return input;
    }
}
