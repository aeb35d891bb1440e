package dev.headgate.states.execution;

import dev.headgate.states.definition.State;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.expression.Variables;
import dev.headgate.states.history.History;
import dev.headgate.states.history.StateEvents;
import dev.headgate.states.machine.RegisteredMachine;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * One execution of a state machine.
 *
 * <p>RUNNING transitions to:
 * <ul>
 *   <li>SUCCEEDED: the workflow has ended
 *   <li>FAILED: a state failed and nothing caught it, the history is full, or it was killed
 *   <li>TIMED_OUT: it has run for the state machine's TimeoutSeconds
 *   <li>ABORTED: it was stopped
 * </ul>
 */
public final class Execution {

    private static final long NOTHING_BEFORE = 0;

    private final Engine engine;
    private final RegisteredMachine machine;
    private final Inspector inspector;
    private final String arn;
    private final String name;
    private final String inputText;
    private final @Nullable Object input;
    private final Instant startDate;
    private final WorkflowRun workflow;
    private final History history = new History();
    private final Redrives redrives = new Redrives(this);
    private final List<String> path = new ArrayList<>();
    private final List<Runnable> whenEnded = new ArrayList<>();

    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private Optional<EventLoop.Event> timeout = Optional.empty();
    private Optional<Instant> stopDate = Optional.empty();
    private Optional<String> output = Optional.empty();
    private Optional<StateError> error = Optional.empty();

    Execution(
            Engine engine, RegisteredMachine machine, String arn, String name, String inputText, Inspector inspector) {
        this.engine = engine;
        this.machine = machine;
        this.arn = arn;
        this.name = name;
        this.inputText = inputText;
        this.inspector = inspector;
        input = Payload.parse(inputText);
        startDate = engine.loop().instant();
        workflow = new WorkflowRun(
                this, machine.definition().workflow(), Variables.none(), Optional.empty(), new Ending());
    }

    private final class Ending implements Completion {
        @Override
        public void succeed(@Nullable Object result) {
            output = Optional.of(Payload.toJson(result));
            end(
                    ExecutionStatus.SUCCEEDED,
                    HistoryEventType.EXECUTION_SUCCEEDED,
                    event -> event.executionSucceededEventDetails(
                            details -> details.output(Payload.toJson(result)).outputDetails(StateEvents.WHOLE)));
        }

        @Override
        public void fail(StateError why) {
            endFailed(why);
        }
    }

    void start() {
        record(
                NOTHING_BEFORE,
                HistoryEventType.EXECUTION_STARTED,
                event -> event.executionStartedEventDetails(details ->
                        details.input(inputText).inputDetails(StateEvents.WHOLE).roleArn(machine.roleArn())));
        engine.listeners().forEach(listener -> listener.executionStarted(arn, startDate, inputText));
        engine.statusChanges().send(this);
        limitTime();
        workflow.start(input);
    }

    private void limitTime() {
        timeout = machine.definition()
                .timeoutSeconds()
                .map(seconds -> engine.loop().after(Duration.ofSeconds(seconds), name + " times out", this::timeOut));
    }

    /** Stops it from outside; an execution that has ended stays as it is. */
    public void abort(Optional<String> errorName, Optional<String> cause) {
        error = isOver() ? error : Optional.of(new StateError(errorName.orElse(""), cause.orElse("")));
        end(
                ExecutionStatus.ABORTED,
                HistoryEventType.EXECUTION_ABORTED,
                event -> event.executionAbortedEventDetails(
                        details -> details.error(errorName.orElse(null)).cause(cause.orElse(null))));
    }

    /** Ends it with {@code States.Runtime}, which nothing catches. */
    public void die(String cause) {
        endFailed(new StateError(StateError.RUNTIME, cause));
    }

    private void endFailed(StateError why) {
        error = isOver() ? error : Optional.of(why);
        end(
                ExecutionStatus.FAILED,
                HistoryEventType.EXECUTION_FAILED,
                event -> event.executionFailedEventDetails(
                        details -> details.error(why.said().orElse(null))
                                .cause(why.explained().orElse(null))));
    }

    /** AWS gives neither an error nor a cause: what happened is in the status. */
    private void timeOut() {
        end(ExecutionStatus.TIMED_OUT, HistoryEventType.EXECUTION_TIMED_OUT, event -> {});
    }

    private void end(ExecutionStatus ending, HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
        if (isOver()) {
            return;
        }
        status = ending;
        Instant now = engine.loop().instant();
        stopDate = Optional.of(now);
        history.add(type, now, ending == ExecutionStatus.ABORTED ? NOTHING_BEFORE : workflow.last(), details);
        timeout.ifPresent(EventLoop.Event::cancel);
        workflow.cancel();
        engine.listeners().forEach(listener -> listener.executionEnded(arn, ending, now));
        engine.statusChanges().send(this);
        whenEnded.forEach(action -> engine.loop().after(Duration.ZERO, name + " ended", action));
    }

    boolean isOfNoMachine() {
        return isOrphaned()
                || engine.executions().machines().find(machine.arn()).isEmpty();
    }

    /** Whether its state machine is being deleted: it ends before its next state. */
    boolean isOrphaned() {
        return engine.executions().machines().isDeleting(machine.arn());
    }

    boolean hasBegun() {
        return !path.isEmpty();
    }

    boolean isHistoryFull() {
        return history.isFull();
    }

    /** Runs again from the state that it ended in, with that state's input and the variables of then. */
    public void redrive(Optional<String> clientToken) {
        Instant now = engine.loop().instant();
        redrives.add(clientToken);
        status = ExecutionStatus.RUNNING;
        stopDate = Optional.empty();
        error = Optional.empty();
        history.add(
                HistoryEventType.EXECUTION_REDRIVEN,
                now,
                workflow.last(),
                event -> event.executionRedrivenEventDetails(details -> details.redriveCount(redrives.count())));
        engine.listeners().forEach(listener -> listener.executionRedriven(arn, now));
        engine.statusChanges().send(this);
        limitTime();
        workflow.resume();
    }

    public Redrives redrives() {
        return redrives;
    }

    void whenEnded(Runnable action) {
        whenEnded.add(action);
    }

    /**
     * Adds an event to the history, or dies of its length.
     *
     * @param previous the event that it follows from
     * @return its id
     */
    long record(long previous, HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
        if (isOver()) {
            return previous;
        }
        if (history.isFull()) {
            die("The execution reached the maximum number of history events (" + History.MOST_EVENTS + ").");
            return previous;
        }
        return history.add(type, engine.loop().instant(), previous, details);
    }

    /** Lets everybody know who follows. */
    void entered(State state, @Nullable Object stateInput) {
        if (isOver()) {
            return;
        }
        path.add(state.name());
        if (!engine.listeners().isEmpty()) {
            String json = Payload.toJson(stateInput);
            Instant now = engine.loop().instant();
            engine.listeners().forEach(listener -> listener.stateEntered(arn, state.name(), now, json));
        }
    }

    boolean isOver() {
        return status != ExecutionStatus.RUNNING;
    }

    Engine engine() {
        return engine;
    }

    public String arn() {
        return arn;
    }

    public String name() {
        return name;
    }

    /** The state machine as it was when this began. */
    public RegisteredMachine machine() {
        return machine;
    }

    public String stateMachineArn() {
        return machine.arn();
    }

    Inspector inspector() {
        return inspector;
    }

    Variables variables() {
        return workflow.variables();
    }

    @Nullable
    Object input() {
        return input;
    }

    /** JSON, as it was given. */
    public String inputText() {
        return inputText;
    }

    public ExecutionStatus status() {
        return status;
    }

    public Instant startDate() {
        return startDate;
    }

    /** Once it has ended. */
    public Optional<Instant> stopDate() {
        return stopDate;
    }

    /** JSON, once it has succeeded. */
    public Optional<String> output() {
        return output;
    }

    /** Once it has ended otherwise. */
    public Optional<StateError> error() {
        return error;
    }

    /** The names of the states entered so far, those of Map iterations and Parallel branches among them, in order. */
    public List<String> path() {
        return List.copyOf(path);
    }

    /** Oldest first; a view. */
    public List<HistoryEvent> history() {
        return history.events();
    }
}
