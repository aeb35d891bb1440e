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
        Optional<Retrier> retrier = state.errorHandling().retrierFor(error.error(), tooLarge);
        if (retrier.filter(policy -> attempts.getOrDefault(policy, 0) < policy.maxAttempts())
                .isPresent()) {
            retry(retrier.get());
            return;
        }
        state.errorHandling()
                .catcherFor(error.error(), tooLarge)
                .ifPresentOrElse(catcher -> leaveBy(catcher, error), () -> endWith(error));
    }

    private void retry(Retrier retrier) {
        retryCount++;
        int attempt = attempts.merge(retrier, 1, Integer::sum);
        Duration delay = retrier.delay(attempt, execution.engine().random());
        timer = Optional.of(loop().after(delay, execution.name() + " retries " + state.name(), this::perform));
    }

    private void leaveBy(Catcher catcher, StateError error) {
        Map<String, @Nullable Object> errorOutput = error.toErrorOutput();
        try {
            leave(catcher.exit(), errorOutput, bindings(Optional.empty()).with("errorOutput", errorOutput));
        } catch (StateFailedException e) {
            recordEvaluationFailure(e.error());
            endWith(e.error());
        }
    }

    private void leave(Exit exit, @Nullable Object otherwise, Bindings bindings) {
        Object output = exit.output().isPresent() ? exit.output().get().evaluate(bindings) : otherwise;
        Map<String, @Nullable Object> assigned = exit.assign().evaluate(bindings);
        refuseTooLarge("The output of the state '" + state.name() + "'", output);
        refuseTooLarge("What the state '" + state.name() + "' assigns", assigned);
        over = true;
        workflow.variables().assign(assigned);
        execution.exited(state, output);
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
            recordEvaluationFailure(e.error());
            fail(e.error());
        }
    }

    private void recordEvaluationFailure(StateError error) {
        if (error.error().equals(StateError.QUERY_EVALUATION_ERROR)) {
            execution.record(
                    HistoryEventType.EVALUATION_FAILED,
                    event -> event.evaluationFailedEventDetails(details ->
                            details.state(state.name()).error(error.error()).cause(error.cause())));
        }
    }

    static void refuseTooLarge(String what, @Nullable Object value) {
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
        states.put("context", ContextObject.of(execution, state.name(), enteredAt, retryCount, item, taskToken));
        return new Bindings(states, workflow.variables(), execution.engine().functions());
    }

    /** A workflow within this state: it reads this scope's variables and has its own. */
    WorkflowRun inner(Workflow within, Optional<MapItem> item, Completion completion) {
        return new WorkflowRun(execution, within, workflow.variables().inner(), item.or(workflow::item), completion);
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
