package dev.headgate.cli.say;

import dev.headgate.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Step Functions whose executions end as they are told to. */
final class ScriptedStepFunctions implements SfnClient {

    private final List<StartExecutionRequest> started = new ArrayList<>();
    private final Deque<DescribeExecutionResponse> answers = new ArrayDeque<>();

    /** So many looks see it run. */
    ScriptedStepFunctions running(int looks) {
        for (int i = 0; i < looks; i++) {
            answers.add(DescribeExecutionResponse.builder()
                    .status(ExecutionStatus.RUNNING)
                    .build());
        }
        return this;
    }

    ScriptedStepFunctions succeeds(String output) {
        answers.add(DescribeExecutionResponse.builder()
                .status(ExecutionStatus.SUCCEEDED)
                .output(output)
                .build());
        return this;
    }

    ScriptedStepFunctions fails(String error, String cause) {
        answers.add(DescribeExecutionResponse.builder()
                .status(ExecutionStatus.FAILED)
                .error(error)
                .cause(cause)
                .build());
        return this;
    }

    StartExecutionRequest onlyStart() {
        if (started.size() != 1) {
            throw new AssertionError("not one start but " + started);
        }
        return started.getFirst();
    }

    Map<String, Object> input() {
        return Json.object(Json.tree(onlyStart().input()), "$");
    }

    boolean wasNotStarted() {
        return started.isEmpty();
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        started.add(request);
        return StartExecutionResponse.builder()
                .executionArn(request.stateMachineArn().replace(":stateMachine:", ":execution:") + ":" + request.name())
                .build();
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
