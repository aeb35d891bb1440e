package dev.headgate.states.execution;

import dev.headgate.states.definition.ParallelState;
import dev.headgate.states.definition.Workflow;
import dev.headgate.states.expression.Evaluated;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.history.StateEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Runs a Parallel state's branches; the first that fails ends all. */
final class ParallelAttempt implements Activity {

    private final ParallelState parallel;
    private final StateRun state;
    private final WorkflowRun outer;
    private final List<WorkflowRun> branches = new ArrayList<>();
    private final @Nullable Object[] results;

    private int succeeded;
    private boolean over;

    ParallelAttempt(ParallelState parallel, StateRun state) {
        this.parallel = parallel;
        this.state = state;
        outer = state.workflow();
        results = new @Nullable Object[parallel.branches().size()];
    }

    @Override
    public void start() {
        Object input = Evaluated.orElse(parallel.arguments(), state.bindings(Optional.empty()), state.input());
        StateRun.refuseTooLarge("The input of the branches of '" + parallel.name() + "'", input);
        outer.record(HistoryEventType.PARALLEL_STATE_STARTED, event -> {});
        for (Workflow workflow : parallel.branches()) {
            branches.add(state.inner(workflow, Optional.empty(), new Branch(branches.size())));
        }
        if (!over) {
            branches.forEach(branch -> branch.start(input));
        }
    }

    /** How one branch ends. */
    private final class Branch implements Completion {
        private final int index;

        private Branch(int index) {
            this.index = index;
        }

        @Override
        public void succeed(@Nullable Object result) {
            if (over) {
                return;
            }
            results[index] = result;
            succeeded++;
            outer.follow(branches.get(index).last());
            if (succeeded == results.length) {
                over = true;
                outer.recordAside(HistoryEventType.PARALLEL_STATE_SUCCEEDED, event -> {});
                state.succeed(Arrays.asList(results));
            }
        }

        @Override
        public void fail(StateError error) {
            if (over) {
                return;
            }
            outer.follow(branches.get(index).last());
            recordAborted();
            cancel();
            state.fail(error);
        }
    }

    /** What another branch has ended with its own failure. */
    private void recordAborted() {
        branches.stream()
                .filter(WorkflowRun::isRunning)
                .flatMap(branch -> branch.activeState().stream())
                .forEach(active -> outer.recordAside(StateEvents.type(active, "Aborted"), event -> {}));
    }

    @Override
    public void cancel() {
        over = true;
        branches.forEach(WorkflowRun::cancel);
    }
}
