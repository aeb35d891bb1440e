package dev.headgate.states.execution;

import dev.headgate.states.definition.StateMachine;
import dev.headgate.states.definition.TooLarge;
import dev.headgate.states.expression.ExpressionFunctions;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.RandomIds;
import dev.headgate.states.time.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The state machines of one account and region, and all their executions. */
public final class Executions {

    /** StartExecution forbids white space, brackets, wildcards, control and some special characters in a name. */
    private static final Pattern NAME = Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

    private final Map<String, StateMachine> machines = new HashMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final List<ExecutionListener> listeners = new ArrayList<>();
    private final Readings readings = new Readings();
    private final StatusChanges statusChanges;
    private final TaskTokens tokens;
    private final RandomIds ids;
    private final Engine engine;

    /**
     * No state machine yet, and no execution.
     *
     * @param random the source of jitter, task tokens, generated names, {@code $random} and {@code $uuid}
     */
    public Executions(EventLoop loop, LambdaRuntime lambda, RandomGenerator random, String account, String region) {
        ids = new RandomIds(random);
        statusChanges = new StatusChanges(loop, ids, account, region);
        tokens = new TaskTokens(random);
        ExpressionFunctions functions = new ExpressionFunctions(loop, random);
        engine = new Engine(loop, lambda, random, functions, tokens, this, listeners, statusChanges, readings);
    }

    /** Deploys a state machine, or replaces it for executions to come. */
    public void register(String stateMachineArn, StateMachine machine) {
        machines.put(stateMachineArn, machine);
    }

    /**
     * Starts an execution; the same name and input while it runs is the same execution.
     *
     * @throws RefusedRequestException by what is wrong with the request
     */
    public Execution start(String stateMachineArn, Optional<String> givenName, String input) {
        StateMachine machine = machine(stateMachineArn);
        String name = givenName.orElseGet(ids::uuid);
        checkName(name);
        checkInput(input);
        String arn = stateMachineArn.replace(":stateMachine:", ":execution:") + ":" + name;
        Execution earlier = executions.get(arn);
        if (earlier != null) {
            if (earlier.isOver() || !earlier.inputText().equals(input)) {
                throw RefusedRequestException.executionAlreadyExists(arn);
            }
            return earlier;
        }
        Execution execution = new Execution(engine, machine, stateMachineArn, arn, name, input);
        executions.put(arn, execution);
        execution.start();
        return execution;
    }

    /**
     * The state machine that is registered now.
     *
     * @throws RefusedRequestException where none is registered
     */
    public StateMachine machine(String arn) {
        checkArn(arn);
        return Optional.ofNullable(machines.get(arn))
                .orElseThrow(() -> RefusedRequestException.stateMachineDoesNotExist(arn));
    }

    private static void checkArn(String text) {
        if (!text.startsWith("arn:")) {
            throw RefusedRequestException.invalidArn(text);
        }
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw RefusedRequestException.invalidName(name);
        }
    }

    private static void checkInput(String input) {
        if (Payload.isTooLarge(input)) {
            throw RefusedRequestException.validation("The input is longer than " + Payload.MOST_BYTES + " bytes");
        }
        try {
            var unused = Payload.parse(input);
        } catch (IllegalArgumentException e) {
            throw RefusedRequestException.invalidExecutionInput(e.getMessage());
        }
    }

    /**
     * An execution, whether it runs or has ended.
     *
     * @throws RefusedRequestException where there is none
     */
    public Execution get(String executionArn) {
        checkArn(executionArn);
        return Optional.ofNullable(executions.get(executionArn))
                .orElseThrow(() -> RefusedRequestException.executionDoesNotExist(executionArn));
    }

    /** Latest first. */
    public List<Execution> of(String stateMachineArn) {
        var unused = machine(stateMachineArn);
        return executions.values().stream()
                .filter(execution -> execution.stateMachineArn().equals(stateMachineArn))
                .toList()
                .reversed();
    }

    /**
     * The attempt that waits for this token.
     *
     * @throws RefusedRequestException when the token was never issued, when it was used, or when its attempt has ended
     */
    public WaitingTask waitingFor(String token) {
        return tokens.waitingFor(token);
    }

    /** From now on it hears of every execution. */
    public void addListener(ExecutionListener listener) {
        listeners.add(listener);
    }

    /** From now on a result that is too large is answered like this. */
    public void tooLarge(TooLarge reading) {
        readings.tooLarge(reading);
    }

    /** From now on a task that misses a heartbeat fails like this. */
    public void missedHeartbeat(MissedHeartbeat reading) {
        readings.missedHeartbeat(reading);
    }

    /** By which AWS would know one of its own requests again. */
    String requestId() {
        return ids.uuid();
    }

    /** Delivers each {@code Step Functions Execution Status Change} as JSON, in the shape EventBridge has it. */
    public void onStatusChange(Consumer<String> subscriber) {
        statusChanges.subscribe(subscriber);
    }
}
