package dev.headgate.states;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.headgate.states.definition.StateMachine;
import dev.headgate.states.execution.Execution;
import dev.headgate.states.execution.ExecutionListener;
import dev.headgate.states.execution.Executions;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.time.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** State machines with scripted functions, for tests. */
public final class World {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    final EventLoop loop = new EventLoop(START);
    final ScriptedLambda lambda = new ScriptedLambda(loop);
    final Executions executions;
    private final Set<String> ended = new HashSet<>();

    World() {
        this(1);
    }

    World(long seed) {
        executions = new Executions(loop, lambda, new SplittableRandom(seed), "111122223333", "eu-west-1");
        executions.addListener(new ExecutionListener() {
            @Override
            public void executionEnded(String executionArn, ExecutionStatus status, Instant at) {
                ended.add(executionArn);
            }
        });
    }

    /** How an execution is, or how it ended; empty is what it does not have. */
    record Description(ExecutionStatus status, String output, String error, String cause) {

        private static Description of(Execution execution) {
            return new Description(
                    execution.status(),
                    execution.output().orElse(""),
                    execution.error().map(StateError::error).orElse(""),
                    execution.error().map(StateError::cause).orElse(""));
        }
    }

    static String arn(String machine) {
        return "arn:aws:states:eu-west-1:111122223333:stateMachine:" + machine;
    }

    /** A whole definition from what is within {@code States}; it starts at the first of them. */
    public static String definition(String states) {
        String first = states.strip().split("\"", 3)[1];
        return """
                {"QueryLanguage": "JSONata", "StartAt": "%s", "States": {%s}}""".formatted(first, states);
    }

    void define(String machine, String states) {
        register(machine, definition(states));
    }

    void register(String machine, String definition) {
        executions.register(arn(machine), StateMachine.parse(machine, definition));
    }

    /** The new execution's ARN. */
    String start(String machine, String input) {
        return executions.start(arn(machine), Optional.empty(), input).arn();
    }

    void stop(String executionArn) {
        executions.get(executionArn).abort(Optional.empty(), Optional.empty());
    }

    Description describe(String executionArn) {
        return Description.of(executions.get(executionArn));
    }

    Description finish(String executionArn) {
        loop.runUntil(() -> ended.contains(executionArn));
        return describe(executionArn);
    }

    Description run(String machine, String input) {
        return finish(start(machine, input));
    }

    /** Defines a state machine, runs it on {@code {}} and says how it ended. */
    Description runStates(String states) {
        return runStates(states, "{}");
    }

    Description runStates(String states, String input) {
        define("machine", states);
        return run("machine", input);
    }

    Duration elapsed() {
        return Duration.between(START, loop.instant());
    }

    List<String> path(String executionArn) {
        return executions.get(executionArn).path();
    }

    List<String> historyTypes(String executionArn) {
        return executions.get(executionArn).history().stream()
                .map(HistoryEvent::typeAsString)
                .toList();
    }

    /** The events of one type, oldest first. */
    List<HistoryEvent> events(String executionArn, HistoryEventType type) {
        return executions.get(executionArn).history().stream()
                .filter(event -> event.type() == type)
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
