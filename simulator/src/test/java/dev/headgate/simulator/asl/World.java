package dev.headgate.simulator.asl;

import dev.headgate.simulator.fault.Wire;
import dev.headgate.simulator.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Step Functions with scripted functions, for tests. */
final class World {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    final EventLoop loop = new EventLoop(START);
    final ScriptedLambda lambda = new ScriptedLambda(loop);
    final Wire wire = new Wire(loop);
    final SimulatedStepFunctions stepFunctions;
    final SfnClient client;

    World() {
        this(1);
    }

    World(long seed) {
        stepFunctions =
                new SimulatedStepFunctions(loop, wire, lambda, new SplittableRandom(seed), "111122223333", "eu-west-1");
        client = stepFunctions.client();
    }

    static String arn(String machine) {
        return "arn:aws:states:eu-west-1:111122223333:stateMachine:" + machine;
    }

    /** A whole definition from what is within {@code States}; it starts at the first of them. */
    static String definition(String states) {
        String first = states.strip().split("\"", 3)[1];
        return """
                {"QueryLanguage": "JSONata", "StartAt": "%s", "States": {%s}}""".formatted(first, states);
    }

    void define(String machine, String states) {
        register(machine, definition(states));
    }

    void register(String machine, String definition) {
        stepFunctions.register(arn(machine), StateMachine.parse(machine, definition));
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
        loop.runUntil(() -> describe(executionArn).status() != ExecutionStatus.RUNNING);
        return describe(executionArn);
    }

    DescribeExecutionResponse run(String machine, String input) {
        return finish(start(machine, input));
    }

    /** Defines a state machine, runs it on {@code {}} and says how it ended. */
    DescribeExecutionResponse runStates(String states) {
        return runStates(states, "{}");
    }

    DescribeExecutionResponse runStates(String states, String input) {
        define("machine", states);
        return run("machine", input);
    }

    Duration elapsed() {
        return Duration.between(START, loop.instant());
    }

    List<HistoryEvent> history(String executionArn) {
        return client.getExecutionHistoryPaginator(request -> request.executionArn(executionArn)).events().stream()
                .toList();
    }

    List<String> historyTypes(String executionArn) {
        return history(executionArn).stream().map(HistoryEvent::typeAsString).toList();
    }
}
