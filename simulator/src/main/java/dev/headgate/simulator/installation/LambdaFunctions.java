package dev.headgate.simulator.installation;

import dev.headgate.json.Json;
import dev.headgate.states.execution.LambdaRuntime;
import dev.headgate.states.time.EventLoop;
import dev.headgate.states.time.Strands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Lambda: functions by ARN, each with the latency of a cold or a warm start.
 *
 * <p>An invocation has an environment to itself, as in Lambda: one that is idle, or a new one. A function's exception becomes
 * the error that Step Functions would see. One that says that the simulator itself lacks something ends the run instead: no
 * retry helps against that.
 */
final class LambdaFunctions implements LambdaRuntime {

    private static final List<Duration> RETRIES_AFTER = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));
    private static final Duration IDLE_UNTIL_COLD = Duration.ofMinutes(10);
    private static final String TOO_MUCH = Json.write("x".repeat(256 * 1024));
    private static final Duration TIMEOUT = Duration.ofSeconds(50);

    private static final Duration REFUSED_AFTER = Duration.ofMillis(80);
    private static final Reply NOT_READY = new Reply.ServiceError(
            "Lambda.SnapStartNotReadyException",
            "Lambda is initializing your function. It will be ready to invoke once your function state becomes ACTIVE.");

    /** Of the invocation that a thread runs. */
    private static final ThreadLocal<String> PAYLOAD = new ThreadLocal<>();

    private final EventLoop loop;
    private final RandomGenerator random;
    private final Interference interference;
    private final Strands strands;
    private final Map<String, Supplier<UnaryOperator<Object>>> functions = new HashMap<>();
    private final Map<String, Deque<UnaryOperator<Object>>> idle = new HashMap<>();
    private final Map<String, Instant> lastUse = new HashMap<>();
    private final Map<String, Duration> inactive = new HashMap<>();
    private final Map<String, Instant> activeFrom = new HashMap<>();
    private boolean duplicates;
    private Predicate<String> tooMuch = payload -> false;
    private Consumer<String> doubled = payload -> {};

    LambdaFunctions(EventLoop loop, RandomGenerator random, Interference interference, Strands strands) {
        this.loop = loop;
        this.random = random;
        this.interference = interference;
        this.strands = strands;
    }

    /**
     * Deploys a function.
     *
     * @param environment makes one environment of it, which maps a payload's tree to what its result is written from
     */
    void add(String arn, Supplier<UnaryOperator<Object>> environment) {
        functions.put(arn, environment);
        idle.put(arn, new ArrayDeque<>());
    }

    boolean has(String arn) {
        return functions.containsKey(arn);
    }

    /** From now on every invocation happens twice, as Lambda reserves to itself. */
    void invokeTwice() {
        duplicates = true;
    }

    /** From now on results of invocations with such a payload are more than Step Functions passes on. */
    void returnTooMuch(Predicate<String> ofPayload) {
        tooMuch = ofPayload;
    }

    /**
     * As after two weeks without a call: the next call of each function is refused, and all others until it has a snapshot again.
     *
     * @param snapshotTakes from that call on
     */
    void becomeInactive(Duration snapshotTakes) {
        functions.keySet().forEach(arn -> inactive.put(arn, snapshotTakes));
    }

    /** What the invocation that runs at this moment was given; empty outside of any. */
    Optional<String> runningPayload() {
        return Optional.ofNullable(PAYLOAD.get());
    }

    /** Tells somebody of each second run, with its payload. */
    void onDoubled(Consumer<String> observer) {
        doubled = observer;
    }

    @Override
    public void invoke(String functionName, String payload, Consumer<Reply> reply) {
        if (!functions.containsKey(functionName)) {
            throw new IllegalArgumentException("There is no function " + functionName);
        }
        if (!isActive(functionName)) {
            loop.after(REFUSED_AFTER, "function " + functionName + " is inactive", () -> reply.accept(NOT_READY));
            return;
        }
        Duration latency = latency(functionName);
        begin(latency, "function " + functionName, functionName, payload, reply);
        if (duplicates) {
            Duration later = latency.plusMillis(random.nextInt(50, 2_000));
            loop.after(later, "function " + functionName + " comes again", () -> {
                doubled.accept(payload);
                begin(Duration.ZERO, "function " + functionName + " again", functionName, payload, reply);
            });
        }
    }

    private boolean isActive(String functionName) {
        Optional.ofNullable(inactive.remove(functionName))
                .ifPresent(takes -> activeFrom.put(functionName, loop.instant().plus(takes)));
        return !loop.instant().isBefore(activeFrom.getOrDefault(functionName, Instant.MIN));
    }

    private void begin(Duration latency, String what, String functionName, String payload, Consumer<Reply> reply) {
        if (!interference.interleaves()) {
            loop.after(latency, what, () -> reply.accept(run(functionName, payload)));
            return;
        }
        Optional<Duration> heardOfAnError = interference.brokenOffAfter();
        heardOfAnError.ifPresent(later -> loop.after(
                latency.plus(later),
                what + " breaks off",
                () -> reply.accept(new Reply.ServiceError("Lambda.SdkClientException", "Connection reset"))));
        Consumer<Reply> heard = heardOfAnError.isPresent() ? ignored -> {} : reply;
        loop.after(
                latency,
                what,
                () -> strands.run(TIMEOUT, () -> {
                    Reply result = run(functionName, payload);
                    loop.after(Duration.ZERO, what + " returns", () -> heard.accept(result));
                }));
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

    private Reply run(String functionName, String payload) {
        Deque<UnaryOperator<Object>> resting = idle.getOrDefault(functionName, new ArrayDeque<>());
        UnaryOperator<Object> environment = Optional.ofNullable(resting.poll())
                .orElseGet(() -> Optional.ofNullable(functions.get(functionName))
                        .orElseThrow()
                        .get());
        PAYLOAD.set(payload);
        try {
            String result = Json.write(environment.apply(Json.tree(payload)));
            return new Reply.Payload(tooMuch.test(payload) ? TOO_MUCH : result);
        } catch (UnsupportedOperationException e) {
            throw e;
        } catch (Strands.BrokenOffError e) {
            return new Reply.FunctionError("Sandbox.Timedout", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Reply.FunctionError(e.getClass().getName(), String.valueOf(e.getMessage()));
        } finally {
            PAYLOAD.remove();
            resting.push(environment);
        }
    }
}
