package dev.headgate.handler;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Executions in Step Functions. */
public final class StepFunctionsExecutions implements Executions {

    private final Supplier<SfnClient> client;
    private final String stateMachineArn;

    public StepFunctionsExecutions(Supplier<SfnClient> client, String stateMachineArn) {
        this.client = client;
        this.stateMachineArn = stateMachineArn;
    }

    @Override
    public Optional<Seen> find(String executionArn) {
        try {
            return Optional.of(seen(client.get().describeExecution(it -> it.executionArn(executionArn))));
        } catch (ExecutionDoesNotExistException e) {
            return Optional.empty();
        } catch (SfnException e) {
            throw e.isThrottlingException() ? new ExecutionsBusyException(e) : e;
        }
    }

    private static Seen seen(DescribeExecutionResponse said) {
        ExecutionStatus status = said.status();
        return new Seen(
                status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE,
                said.statusAsString(),
                object(said.input()),
                Optional.ofNullable(said.cause()).filter(it -> !it.isBlank()));
    }

    /** Anybody may have started it, with anything. */
    private static Map<String, Object> object(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            return Json.object(Json.tree(json), "input");
        } catch (MalformedJsonException e) {
            return Map.of();
        }
    }

    @Override
    public String arnOf(String name) {
        return stateMachineArn.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    @Override
    public boolean start(String name, Map<String, Object> input) {
        try {
            client.get()
                    .startExecution(
                            it -> it.stateMachineArn(stateMachineArn).name(name).input(Json.write(input)));
            return true;
        } catch (ExecutionAlreadyExistsException e) {
            return false;
        }
    }
}
