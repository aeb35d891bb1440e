package dev.headgate.states.execution;

import dev.headgate.states.definition.State;
import dev.headgate.states.definition.Transition;
import dev.headgate.states.definition.Workflow;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.expression.Variables;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** One run of a workflow: state after state, each entered in an event of its own. */
final class WorkflowRun {

    private final Execution execution;
    private final Workflow workflow;
    private final Variables variables;
    private final Optional<MapItem> item;
    private final Completion completion;

    private Optional<EventLoop.Event> entry = Optional.empty();
    private Optional<StateRun> current = Optional.empty();
    private long last;
    private boolean over;

    /** @param item where this runs within a Map iteration */
    WorkflowRun(
            Execution execution,
            Workflow workflow,
            Variables variables,
            Optional<MapItem> item,
            Completion completion) {
        this.execution = execution;
        this.workflow = workflow;
        this.variables = variables;
        this.item = item;
        this.completion = completion;
    }

    void start(@Nullable Object input) {
        if (!over) {
            enterNext(workflow.startAt(), input);
        }
    }

    void proceed(Transition transition, @Nullable Object output) {
        if (over) {
            return;
        }
        if (execution.inspector().letsGoOn(transition) && transition.next().isPresent()) {
            enterNext(transition.next().get(), output);
            return;
        }
        over = true;
        completion.succeed(output);
    }

    void fail(StateError error) {
        if (!over) {
            over = true;
            completion.fail(error);
        }
    }

    void cancel() {
        over = true;
        entry.ifPresent(EventLoop.Event::cancel);
        current.ifPresent(StateRun::cancel);
    }

    /** Whether it has begun and not ended. */
    boolean isRunning() {
        return entry.isPresent() && !over;
    }

    /** The state that it is in. */
    Optional<State> activeState() {
        return current.filter(StateRun::isActive).map(StateRun::state);
    }

    /** Adds an event that follows from the last one here, and from which the next one does. */
    void record(HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
        last = recordAside(type, details);
    }

    /** Adds an event that follows from the last one here, and from which none does. */
    long recordAside(HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
        return execution.record(last, type, details);
    }

    /** From this event the next one follows. */
    void follow(long event) {
        last = event;
    }

    /** The id of the event from which the next one follows. */
    long last() {
        return last;
    }

    /** Enters the state again that it ended in. */
    void resume() {
        over = false;
        current.ifPresent(last -> enterNext(last.stateName(), last.input()));
    }

    private void enterNext(String name, @Nullable Object input) {
        State state = workflow.state(name);
        String what = execution.name() + " enters " + name;
        entry = Optional.of(execution.engine().loop().after(Duration.ZERO, what, () -> enter(state, input)));
    }

    private void enter(State state, @Nullable Object input) {
        if (execution.isOrphaned()) {
            execution.abort(Optional.empty(), Optional.empty());
            return;
        }
        StateRun run = new StateRun(this, state, input);
        current = Optional.of(run);
        run.enter();
    }

    Execution execution() {
        return execution;
    }

    Variables variables() {
        return variables;
    }

    Optional<MapItem> item() {
        return item;
    }
}
