package dev.headgate.handler;

import dev.headgate.json.Json;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions in Step Functions. */
public final class StepFunctionsExecutions implements Executions {

    private final SfnClient client;
    private final String stateMachineArn;

    public StepFunctionsExecutions(SfnClient client, String stateMachineArn) {
        this.client = client;
        this.stateMachineArn = stateMachineArn;
    }

    @Override
    public boolean isRunning(String executionArn) {
        try {
            ExecutionStatus status = client.describeExecution(it -> it.executionArn(executionArn))
                    .status();
            return status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE;
        } catch (ExecutionDoesNotExistException e) {
            return false;
        }
    }

    @Override
    public String arnOf(String name) {
        return stateMachineArn.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    @Override
    public boolean start(String name, Map<String, Object> input) {
        try {
            client.startExecution(
                    it -> it.stateMachineArn(stateMachineArn).name(name).input(Json.write(input)));
            return true;
        } catch (ExecutionAlreadyExistsException e) {
            return false;
        }
    }
}
