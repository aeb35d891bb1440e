package dev.headgate.states.execution;

import dev.headgate.states.definition.Catcher;
import dev.headgate.states.definition.ChoiceState;
import dev.headgate.states.definition.Exit;
import dev.headgate.states.definition.FailState;
import dev.headgate.states.definition.MapState;
import dev.headgate.states.definition.ParallelState;
import dev.headgate.states.definition.PassState;
import dev.headgate.states.definition.Retrier;
import dev.headgate.states.definition.State;
import dev.headgate.states.definition.SucceedState;
import dev.headgate.states.definition.TaskState;
import dev.headgate.states.definition.TooLarge;
import dev.headgate.states.definition.WaitState;
import dev.headgate.states.definition.Workflow;
import dev.headgate.states.expression.Bindings;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.expression.StateFailedException;
import dev.headgate.states.history.StateEvents;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** One visit of a state, with all its retries. */
final class StateRun implements Completion {

    private final WorkflowRun workflow;
    private final Execution execution;
    private final State state;
    private final @Nullable Object input;
    private final Instant enteredAt;
    private final Map<Retrier, Integer> attempts = new HashMap<>();

    private long enteredByEvent;
    private int retryCount;
    private Optional<Activity> activity = Optional.empty();
    private Optional<EventLoop.Event> timer = Optional.empty();
    private boolean over;

    StateRun(WorkflowRun workflow, State state, @Nullable Object input) {
        this.workflow = workflow;
        this.state = state;
        this.input = input;
        execution = workflow.execution();
        enteredAt = execution.engine().loop().instant();
    }

    void enter() {
        workflow.record(StateEvents.type(state, "Entered"), StateEvents.entered(state, input));
        enteredByEvent = workflow.last();
        execution.entered(state, input);
        // A listener may have ended the execution.
        if (!over) {
            perform();
        }
    }

    /** Ends the visit in silence. */
    void cancel() {
        over = true;
        timer.ifPresent(EventLoop.Event::cancel);
        activity.ifPresent(Activity::cancel);
    }

    private void perform() {
        guarded(() -> {
            Bindings bindings = bindings(Optional.empty());
            switch (state) {
                case PassState pass -> leave(pass.exit(), input, bindings);
                case SucceedState succeed -> leave(succeed.exit(), input, bindings);
                case FailState fail -> endWith(fail.failure(bindings));
                case ChoiceState choice -> leave(choice.choose(bindings), input, bindings);
                case WaitState wait -> waitUntil(wait.until(bindings, enteredAt), wait.exit());
                case TaskState task -> begin(new TaskAttempt(task, this));
                case MapState map -> begin(new MapAttempt(map, this));
                case ParallelState parallel -> begin(new ParallelAttempt(parallel, this));
            }
        });
    }

    private void begin(Activity begun) {
        activity = Optional.of(begun);
        begun.start();
    }

    private void waitUntil(Instant end, Exit exit) {
        timer = Optional.of(loop().at(
                        end,
                        execution.name() + " leaves " + state.name(),
                        () -> guarded(() -> leave(exit, input, bindings(Optional.empty())))));
    }

    @Override
    public void succeed(@Nullable Object result) {
        if (!over) {
            guarded(() -> {
                execution.inspector().hasResult(result);
                refuseTooLarge("The result of the state '" + state.name() + "'", result);
                leave(
                        state.exits().getFirst(),
                        result,
                        bindings(Optional.empty()).with("result", result));
            });
        }
    }

    @Override
    public void fail(StateError error) {
        if (over) {
            return;
        }
        activity.ifPresent(Activity::cancel);
        TooLarge tooLarge = execution.engine().readings().tooLarge();
        Optional<Retrier> retrier = state.errorHandling()
                .retrierFor(error.error(), tooLarge)
                .filter(policy -> attempts.getOrDefault(policy, 0) < policy.maxAttempts());
        if (retrier.isPresent()) {
            retry(retrier.get(), error);
            return;
        }
        recordFailure();
        state.errorHandling()
                .catcherFor(error.error(), tooLarge)
                .ifPresentOrElse(catcher -> leaveBy(catcher, error), () -> endWith(error));
    }

    /** Only once the state is left: a Map or Parallel state that is tried again has not failed. */
    private void recordFailure() {
        switch (state) {
            case MapState map -> workflow.record(HistoryEventType.MAP_STATE_FAILED, event -> {});
            case ParallelState parallel -> workflow.record(HistoryEventType.PARALLEL_STATE_FAILED, event -> {});
            case TaskState task -> {}
            case PassState pass -> {}
            case SucceedState succeed -> {}
            case FailState fail -> {}
            case ChoiceState choice -> {}
            case WaitState wait -> {}
        }
    }

    private void retry(Retrier retrier, StateError error) {
        retryCount++;
        int attempt = attempts.merge(retrier, 1, Integer::sum);
        Duration delay = retrier.delay(attempt, execution.engine().random());
        if (!execution.inspector().letsRetry(retrier, delay)) {
            endWith(error);
            return;
        }
        timer = Optional.of(loop().after(delay, execution.name() + " retries " + state.name(), this::perform));
    }

    private void leaveBy(Catcher catcher, StateError error) {
        execution.inspector().isCaught(catcher, error);
        Map<String, @Nullable Object> errorOutput = error.toErrorOutput();
        try {
            leave(catcher.exit(), errorOutput, bindings(Optional.empty()).with("errorOutput", errorOutput));
        } catch (StateFailedException e) {
            StateError failure = whileExecuting(e.error());
            recordEvaluationFailure(failure, e.location());
            endWith(failure);
        }
    }

    private void leave(Exit exit, @Nullable Object otherwise, Bindings bindings) {
        Object output = exit.output().isPresent() ? exit.output().get().evaluate(bindings) : otherwise;
        Map<String, @Nullable Object> assigned = exit.assign().evaluate(bindings);
        refuseTooLarge("The output of the state '" + state.name() + "'", output);
        refuseTooLarge("What the state '" + state.name() + "' assigns", assigned);
        over = true;
        workflow.variables().assign(assigned);
        workflow.record(StateEvents.type(state, "Exited"), StateEvents.exited(state, output, assigned));
        workflow.proceed(exit.transition(), output);
    }

    private void endWith(StateError error) {
        over = true;
        workflow.fail(error);
    }

    /** Runs a step; what its definition cannot do becomes the state's failure. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (StateFailedException e) {
            StateError failure = whileExecuting(e.error());
            recordEvaluationFailure(failure, e.location());
            fail(failure);
        }
    }

    /** What Step Functions itself cannot do it tells with the place in the history where it was to. */
    private StateError whileExecuting(StateError error) {
        return switch (error.error()) {
            case StateError.QUERY_EVALUATION_ERROR, StateError.RUNTIME ->
                new StateError(
                        error.error(),
                        "An error occurred while executing the state '" + state.name() + "' (entered at the event id #"
                                + enteredByEvent + "). " + error.cause());
            default -> error;
        };
    }

    private void recordEvaluationFailure(StateError error, String location) {
        if (error.error().equals(StateError.QUERY_EVALUATION_ERROR)) {
            workflow.record(
                    HistoryEventType.EVALUATION_FAILED,
                    event -> event.evaluationFailedEventDetails(details -> details.state(state.name())
                            .location(location)
                            .error(error.error())
                            .cause(error.cause())));
        }
    }

    static void refuseTooLarge(String what, @Nullable Object value) {
        if (Payload.isTooDeep(value)) {
            throw new StateFailedException(
                    StateError.RUNTIME, what + " is nested more than " + Payload.MOST_DEPTH + " deep.");
        }
        if (Payload.isTooLarge(value)) {
            throw StateFailedException.dataLimitExceeded(what);
        }
    }

    /** What this state's expressions see now. */
    Bindings bindings(Optional<String> taskToken) {
        return bindings(workflow.item(), taskToken);
    }

    /** What an expression sees that belongs to one item of this Map state. */
    Bindings bindings(MapItem item) {
        return bindings(Optional.of(item), Optional.empty());
    }

    private Bindings bindings(Optional<MapItem> item, Optional<String> taskToken) {
        Map<String, @Nullable Object> states = new LinkedHashMap<>();
        states.put("input", input);
        states.put("context", ContextObject.of(execution, state.name(), enteredAt, retries(), item, taskToken));
        return new Bindings(states, workflow.variables(), execution.engine().functions());
    }

    /** Of a state that can be tried again at all. */
    private Optional<Integer> retries() {
        return state instanceof TaskState || state instanceof MapState || state instanceof ParallelState
                ? Optional.of(retryCount)
                : Optional.empty();
    }

    /** A workflow within this state: it reads this scope's variables and has its own. */
    WorkflowRun inner(Workflow within, Optional<MapItem> item, Completion completion) {
        WorkflowRun inner =
                new WorkflowRun(execution, within, workflow.variables().inner(), item.or(workflow::item), completion);
        inner.follow(workflow.last());
        return inner;
    }

    /** The run that this state belongs to, and whose events its own are. */
    WorkflowRun workflow() {
        return workflow;
    }

    /** Whether it was entered and not left. */
    boolean isActive() {
        return !over;
    }

    State state() {
        return state;
    }

    private EventLoop loop() {
        return execution.engine().loop();
    }

    Execution execution() {
        return execution;
    }

    String stateName() {
        return state.name();
    }

    @Nullable
    Object input() {
        return input;
    }
}
