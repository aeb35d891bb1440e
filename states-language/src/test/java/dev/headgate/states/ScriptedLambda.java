package dev.headgate.states;

import dev.headgate.states.execution.LambdaRuntime;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Functions that a test scripts; one that is not scripted returns its payload. */
final class ScriptedLambda implements LambdaRuntime {

    private final EventLoop loop;
    private final Map<String, Function<String, Reply>> functions = new HashMap<>();
    private final Map<String, Duration> durations = new HashMap<>();
    private final List<Invocation> invocations = new ArrayList<>();
    private int replies = 1;

    ScriptedLambda(EventLoop loop) {
        this.loop = loop;
    }

    record Invocation(String function, String payload, Instant at) {}

    void script(String function, Function<String, Reply> script) {
        functions.put(function, script);
    }

    void returning(String function, String json) {
        script(function, payload -> new Reply.Payload(json));
    }

    /** Throws an exception of this class the first times, then returns its payload. */
    void failing(String function, int times, String errorType) {
        int before = invocations(function).size();
        script(
                function,
                payload -> invocations(function).size() - before <= times
                        ? new Reply.FunctionError(errorType, "boom")
                        : new Reply.Payload(payload));
    }

    void taking(String function, Duration duration) {
        durations.put(function, duration);
    }

    void replyingTwice() {
        replies = 2;
    }

    List<Invocation> invocations(String function) {
        return invocations.stream()
                .filter(invocation -> invocation.function().equals(function))
                .toList();
    }

    List<String> payloads(String function) {
        return invocations(function).stream().map(Invocation::payload).toList();
    }

    /** Seconds from one invocation to the next. */
    List<Long> intervals(String function) {
        List<Instant> at = invocations(function).stream().map(Invocation::at).toList();
        List<Long> intervals = new ArrayList<>();
        for (int i = 1; i < at.size(); i++) {
            intervals.add(Duration.between(at.get(i - 1), at.get(i)).toSeconds());
        }
        return intervals;
    }

    @Override
    public void invoke(String functionName, String payload, Consumer<Reply> reply) {
        invocations.add(new Invocation(functionName, payload, loop.instant()));
        Reply answer = Optional.ofNullable(functions.get(functionName))
                .map(function -> function.apply(payload))
                .orElseGet(() -> new Reply.Payload(payload));
        Duration duration = durations.getOrDefault(functionName, Duration.ZERO);
        for (int i = 0; i < replies; i++) {
            loop.after(duration, functionName + " replies", () -> reply.accept(answer));
        }
    }
}
