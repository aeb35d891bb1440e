package dev.headgate.states.execution;

import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.StateError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** An execution that a Task state started and waits for. */
final class NestedExecution {

    private final Executions executions;
    private final TaskAttempt parent;
    private Optional<Execution> child = Optional.empty();

    NestedExecution(Executions executions, TaskAttempt parent) {
        this.executions = executions;
        this.parent = parent;
    }

    void start(TaskArguments arguments) {
        try {
            Execution started =
                    executions.startNested(arguments.stateMachineArn(), arguments.name(), arguments.input());
            child = Optional.of(started);
            parent.recordSubmitted(answer(started));
            started.whenEnded(() -> ended(started));
        } catch (RefusedRequestException refused) {
            parent.fail(refused.asError(executions.drawId()));
        }
    }

    private static Map<String, @Nullable Object> answer(Execution started) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ExecutionArn", started.arn());
        answer.put("StartDate", started.startDate().toEpochMilli());
        return answer;
    }

    /** When the parent no longer waits, nobody does; harmless once the child has ended. */
    void stop() {
        child.ifPresent(execution -> execution.abort(Optional.empty(), Optional.of("The parent execution stopped.")));
    }

    private void ended(Execution execution) {
        if (execution.status() == ExecutionStatus.SUCCEEDED) {
            parent.succeed(description(execution));
        } else {
            parent.fail(new StateError(StateError.TASK_FAILED, Payload.toJson(description(execution))));
        }
    }

    /** As DescribeExecution says it, with the input and the output as JSON: that is what the 2 in sync:2 means. */
    private static Map<String, @Nullable Object> description(Execution execution) {
        Map<String, @Nullable Object> description = new LinkedHashMap<>();
        description.put("ExecutionArn", execution.arn());
        description.put("StateMachineArn", execution.stateMachineArn());
        description.put("Name", execution.name());
        description.put("Status", execution.status().toString());
        description.put("StartDate", execution.startDate().toEpochMilli());
        execution.stopDate().ifPresent(date -> description.put("StopDate", date.toEpochMilli()));
        description.put("Input", execution.input());
        description.put("InputDetails", Map.of("Included", true));
        execution.output().ifPresent(output -> {
            description.put("Output", Payload.parse(output));
            description.put("OutputDetails", Map.of("Included", true));
        });
        execution.error().flatMap(StateError::said).ifPresent(error -> description.put("Error", error));
        execution.error().flatMap(StateError::explained).ifPresent(cause -> description.put("Cause", cause));
        description.put("RedriveCount", execution.redrives().count());
        description.put("RedriveStatus", execution.redrives().status().toString());
        execution.redrives().refusal().ifPresent(why -> description.put("RedriveStatusReason", why));
        return description;
    }
}
