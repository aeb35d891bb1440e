package dev.headgate.states.execution;

import dev.headgate.states.definition.State;
import dev.headgate.states.definition.StateMachine;
import dev.headgate.states.definition.TooLarge;
import dev.headgate.states.expression.ExpressionFunctions;
import dev.headgate.states.expression.MalformedPayloadException;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.RandomIds;
import dev.headgate.states.machine.RegisteredMachine;
import dev.headgate.states.machine.StateMachines;
import dev.headgate.states.time.EventLoop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The state machines of one account and region, and all their executions. */
public final class Executions {

    /** StartExecution forbids white space, brackets, wildcards, control and some special characters in a name. */
    private static final Pattern NAME = Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

    /**
     * Of executions that executions start at one instant: AWS refuses them past a million that run, and by their rate, but not
     * before time has passed. Here none passes while a state machine starts itself. The first of them ends them all on one stack.
     */
    private static final int MOST_NESTED_AT_ONCE = 250;

    private final StateMachines machines = new StateMachines();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final List<ExecutionListener> listeners = new ArrayList<>();
    private final Readings readings = new Readings();
    private final String account;
    private final String region;
    private final StatusChanges statusChanges;
    private final TaskTokens tokens;
    private final RandomIds ids;
    private final Engine engine;
    private Instant nestedAt = Instant.MIN;
    private int nestedThen;

    /**
     * No state machine yet, and no execution.
     *
     * @param random the source of jitter, task tokens, generated names, {@code $random} and {@code $uuid}
     */
    public Executions(EventLoop loop, LambdaRuntime lambda, RandomGenerator random, String account, String region) {
        this.account = account;
        this.region = region;
        ids = new RandomIds(random);
        statusChanges = new StatusChanges(loop, ids, account, region);
        tokens = new TaskTokens(random);
        ExpressionFunctions functions = new ExpressionFunctions(loop, random);
        engine = new Engine(loop, lambda, random, functions, tokens, this, listeners, statusChanges, readings);
    }

    /** Deploys a state machine with a role of its name, or replaces it for executions to come. */
    public void register(String stateMachineArn, StateMachine machine) {
        String name = stateMachineArn.substring(stateMachineArn.lastIndexOf(':') + 1);
        String role = "arn:aws:iam::" + stateMachineArn.split(":", -1)[4] + ":role/" + name;
        machines.put(RegisteredMachine.of(stateMachineArn, machine, role, loop().instant()));
    }

    /** Those that executions can be started of. */
    public StateMachines machines() {
        return machines;
    }

    /**
     * Starts an execution; the same name and input while it runs is the same execution.
     *
     * @throws RefusedRequestException by what is wrong with the request
     */
    public Execution start(String stateMachineArn, Optional<String> givenName, String input) {
        RegisteredMachine machine = machine(stateMachineArn);
        String name = givenName.orElseGet(ids::uuid);
        checkName(name);
        checkInput(input);
        if (machines.isDeleting(stateMachineArn)) {
            throw RefusedRequestException.stateMachineDeleting(stateMachineArn);
        }
        String arn = stateMachineArn.replace(":stateMachine:", ":execution:") + ":" + name;
        Execution earlier = executions.get(arn);
        if (earlier != null) {
            if (earlier.isOver() || !earlier.inputText().equals(input)) {
                throw RefusedRequestException.executionAlreadyExists(arn);
            }
            return earlier;
        }
        Execution execution = new Execution(engine, machine, arn, name, input, Inspector.NONE);
        executions.put(arn, execution);
        execution.start();
        return execution;
    }

    /**
     * Starts an execution that a state of another waits for.
     *
     * @throws RefusedRequestException as of any other start, or because too many were started like this at this instant
     */
    Execution startNested(String stateMachineArn, Optional<String> givenName, String input) {
        Instant now = loop().instant();
        nestedThen = now.equals(nestedAt) ? nestedThen + 1 : 1;
        nestedAt = now;
        if (nestedThen > MOST_NESTED_AT_ONCE) {
            throw RefusedRequestException.executionLimitExceeded();
        }
        return start(stateMachineArn, givenName, input);
    }

    /**
     * Runs one state that belongs to no state machine; nobody is told of it, and no list has it.
     *
     * @param roleArn empty for none
     * @param whenDone hears of its end, in an event of its own
     * @throws RefusedRequestException where the input is not JSON
     */
    public StateTest test(
            State state,
            String roleArn,
            String input,
            Map<String, @Nullable Object> variables,
            Consumer<StateTest> whenDone) {
        checkInput(input);
        String machineArn = "arn:aws:states:" + region + ":" + account + ":stateMachine:" + ids.uuid();
        String name = ids.uuid();
        RegisteredMachine alone = RegisteredMachine.of(
                machineArn, StateMachine.alone(state, StateTest.LONGEST), roleArn, loop().instant());
        StateTest test = new StateTest(state);
        Execution execution = new Execution(
                engine.unheard(new StatusChanges(loop(), ids, account, region)),
                alone,
                machineArn.replace(":stateMachine:", ":express:") + ":" + name,
                name,
                input,
                test.look());
        execution.variables().assign(variables);
        execution.whenEnded(() -> whenDone.accept(test));
        test.begin(execution);
        return test;
    }

    /**
     * Deletes a state machine: it takes no execution from now on, those that run end before their next state, and with the last
     * of them it is gone. Harmless where there is none.
     *
     * @throws RefusedRequestException where this is no ARN
     */
    public void delete(String stateMachineArn) {
        checkArn(stateMachineArn);
        machines.beginDeletion(stateMachineArn);
        List<Execution> running = executions.values().stream()
                .filter(execution -> execution.stateMachineArn().equals(stateMachineArn) && !execution.isOver())
                .toList();
        running.forEach(execution -> execution.whenEnded(() -> endDeletion(stateMachineArn)));
        endDeletion(stateMachineArn);
    }

    private void endDeletion(String stateMachineArn) {
        boolean someRun = executions.values().stream()
                .anyMatch(execution -> execution.stateMachineArn().equals(stateMachineArn) && !execution.isOver());
        if (!someRun) {
            machines.endDeletion(stateMachineArn);
        }
    }

    private EventLoop loop() {
        return engine.loop();
    }

    /**
     * The state machine as it is now.
     *
     * @throws RefusedRequestException where there is none
     */
    public RegisteredMachine machine(String arn) {
        checkArn(arn);
        return machines.find(arn).orElseThrow(() -> RefusedRequestException.stateMachineDoesNotExist(arn));
    }

    /**
     * Refuses what does not look like an ARN.
     *
     * @throws RefusedRequestException where it does not
     */
    public static void checkArn(String text) {
        if (!text.startsWith("arn:")) {
            throw RefusedRequestException.invalidArn(text);
        }
    }

    /**
     * Refuses a name that neither a state machine nor an execution can have.
     *
     * @throws RefusedRequestException where it is one
     */
    public static void checkName(String name) {
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
        } catch (MalformedPayloadException e) {
            throw RefusedRequestException.invalidExecutionInput(input.isBlank() ? "Invalid execution input." : e.why());
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

    /** By which AWS would know a request of its own again, or a revision. */
    public String drawId() {
        return ids.uuid();
    }

    /** Delivers each {@code Step Functions Execution Status Change} as JSON, in the shape EventBridge has it. */
    public void onStatusChange(Consumer<String> subscriber) {
        statusChanges.subscribe(subscriber);
    }
}
