package dev.headgate.simulator.stepfunctions;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.definition.StateMachine;
import dev.headgate.states.execution.LambdaRuntime;
import dev.headgate.states.time.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Step Functions and one function, for tests. */
final class StepFunctionsScene implements LambdaRuntime {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    final EventLoop loop = new EventLoop(START);
    final Wire wire = new Wire(loop);
    final SimulatedStepFunctions stepFunctions;
    final SfnClient client;
    /** What every function replies. */
    Reply reply = new Reply.Payload("null");
    /** How long every function takes. */
    Duration duration = Duration.ZERO;

    private final List<String> payloads = new ArrayList<>();

    StepFunctionsScene() {
        this(1);
    }

    StepFunctionsScene(long seed) {
        stepFunctions =
                new SimulatedStepFunctions(loop, wire, this, new SplittableRandom(seed), "111122223333", "eu-west-1");
        client = stepFunctions.client();
    }

    @Override
    public void invoke(String functionName, String payload, Consumer<Reply> replyTo) {
        payloads.add(payload);
        Reply answer = reply;
        loop.after(duration, functionName + " replies", () -> replyTo.accept(answer));
    }

    /** What functions were invoked with, in order. */
    List<String> payloads() {
        return payloads;
    }

    static String arn(String machine) {
        return "arn:aws:states:eu-west-1:111122223333:stateMachine:" + machine;
    }

    /** Registers a state machine with these states, which starts at the first of them. */
    void define(String machine, String states) {
        String first = states.strip().split("\"", 3)[1];
        stepFunctions.register(arn(machine), StateMachine.parse(machine, """
                {"QueryLanguage": "JSONata", "StartAt": "%s", "States": {%s}}""".formatted(first, states)));
    }

    /** The new execution's ARN. */
    String start(String machine, String input) {
        return client.startExecution(
                        request -> request.stateMachineArn(arn(machine)).input(input))
                .executionArn();
    }

    DescribeExecutionResponse describe(String executionArn) {
        return client.describeExecution(request -> request.executionArn(executionArn));
    }

    DescribeExecutionResponse finish(String executionArn) {
        loop.runUntil(() -> wire.undisturbed(() -> describe(executionArn)).status() != ExecutionStatus.RUNNING);
        return describe(executionArn);
    }

    List<HistoryEvent> history(String executionArn) {
        return client
                .getExecutionHistoryPaginator(
                        request -> request.executionArn(executionArn).maxResults(1000))
                .events()
                .stream()
                .toList();
    }

    static Map<String, Object> object(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
