package dev.headgate.simulator.world;

import dev.headgate.json.Json;
import dev.headgate.simulator.asl.LambdaRuntime;
import dev.headgate.simulator.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Lambda: functions by ARN, each with the latency of a cold or a warm start.
 *
 * <p>A function's exception becomes the error that Step Functions would see. One that says that the simulator itself lacks
 * something ends the run instead: no retry helps against that.
 */
final class LambdaFunctions implements LambdaRuntime {

    private static final List<Duration> RETRIES_AFTER = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));
    private static final Duration IDLE_UNTIL_COLD = Duration.ofMinutes(10);

    private final EventLoop loop;
    private final RandomGenerator random;
    private final Map<String, UnaryOperator<Object>> functions = new HashMap<>();
    private final Map<String, Instant> lastUse = new HashMap<>();
    private boolean duplicates;
    private Consumer<String> doubled = payload -> {};

    LambdaFunctions(EventLoop loop, RandomGenerator random) {
        this.loop = loop;
        this.random = random;
    }

    /** Deploys a function that maps a payload's tree to its result's. */
    void add(String arn, UnaryOperator<Object> function) {
        functions.put(arn, function);
    }

    /** From now on every invocation happens twice, as Lambda reserves to itself. */
    void invokeTwice() {
        duplicates = true;
    }

    /** Tells somebody of each second run, with its payload. */
    void onDoubled(Consumer<String> observer) {
        doubled = observer;
    }

    @Override
    public void invoke(String functionName, String payload, Consumer<Reply> reply) {
        UnaryOperator<Object> function = Optional.ofNullable(functions.get(functionName))
                .orElseThrow(() -> new IllegalArgumentException("There is no function " + functionName));
        Duration latency = latency(functionName);
        loop.after(latency, "function " + functionName, () -> reply.accept(run(function, payload)));
        if (duplicates) {
            Duration later = latency.plusMillis(random.nextInt(50, 2_000));
            loop.after(later, "function " + functionName + " again", () -> {
                doubled.accept(payload);
                reply.accept(run(function, payload));
            });
        }
    }

    /**
     * Invokes a function without a state machine, as EventBridge does; nobody waits for its result.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Two retries</a>
     */
    void invokeLater(String functionName, String payload) {
        invokeLater(functionName, payload, RETRIES_AFTER.iterator());
    }

    private void invokeLater(String functionName, String payload, Iterator<Duration> retries) {
        invoke(functionName, payload, reply -> {
            if (reply instanceof Reply.FunctionError && retries.hasNext()) {
                loop.after(
                        retries.next(), "retry of " + functionName, () -> invokeLater(functionName, payload, retries));
            }
        });
    }

    private Duration latency(String functionName) {
        Instant now = loop.instant();
        Instant former = Optional.ofNullable(lastUse.put(functionName, now)).orElse(Instant.MIN);
        boolean cold = former.isBefore(now.minus(IDLE_UNTIL_COLD));
        return Duration.ofMillis(cold ? random.nextInt(900, 1_400) : random.nextInt(60, 250));
    }

    private static Reply run(UnaryOperator<Object> function, String payload) {
        try {
            return new Reply.Payload(Json.write(function.apply(Json.tree(payload))));
        } catch (UnsupportedOperationException e) {
            throw e;
        } catch (RuntimeException e) {
            return new Reply.FunctionError(e.getClass().getName(), String.valueOf(e.getMessage()));
        }
    }
}
