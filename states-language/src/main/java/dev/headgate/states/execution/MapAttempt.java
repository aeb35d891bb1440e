package dev.headgate.states.execution;

import dev.headgate.states.definition.MapState;
import dev.headgate.states.expression.Bindings;
import dev.headgate.states.expression.Evaluated;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.history.StateEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.MapIterationEventDetails;

/** Runs a Map state's item processor for each item; the first iteration that fails ends all. */
final class MapAttempt implements Activity {

    private final MapState map;
    private final StateRun state;
    private final WorkflowRun outer;
    private final List<WorkflowRun> iterations = new ArrayList<>();

    private List<@Nullable Object> inputs = List.of();
    private @Nullable Object[] results = {};
    private int maxConcurrency;
    private int running;
    private int succeeded;
    private boolean over;

    MapAttempt(MapState map, StateRun state) {
        this.map = map;
        this.state = state;
        outer = state.workflow();
    }

    @Override
    public void start() {
        Bindings bindings = state.bindings(Optional.empty());
        List<?> items = Evaluated.array("Items", map.items(), bindings, state.input());
        StateRun.refuseTooLarge("What the state '" + map.name() + "' has as its items", items);
        maxConcurrency = concurrency(bindings);
        inputs = inputs(items);
        results = new @Nullable Object[items.size()];
        outer.record(
                HistoryEventType.MAP_STATE_STARTED,
                event -> event.mapStateStartedEventDetails(details -> details.length(items.size())));
        for (int index = 0; index < items.size(); index++) {
            MapItem item = new MapItem(index, items.get(index));
            iterations.add(state.inner(map.itemProcessor().workflow(), Optional.of(item), new Iteration(index)));
        }
        proceed(0);
    }

    private int concurrency(Bindings bindings) {
        int most = map.maxConcurrency()
                .map(value -> Evaluated.integer("MaxConcurrency", value, bindings, 0, Integer.MAX_VALUE))
                .orElse(0);
        return most == 0 ? MapState.MOST_CONCURRENT : Math.min(most, MapState.MOST_CONCURRENT);
    }

    private List<@Nullable Object> inputs(List<?> items) {
        List<@Nullable Object> selected = new ArrayList<>();
        for (Object item : items) {
            Bindings bindings = state.bindings(new MapItem(selected.size(), item));
            Object input = Evaluated.orElse(map.itemSelector(), bindings, item);
            StateRun.refuseTooLarge("The input of an iteration of the state '" + map.name() + "'", input);
            selected.add(input);
        }
        return selected;
    }

    /** Starts iterations from this one on, as many as may run at a time. */
    private void proceed(int from) {
        for (int next = from; next < iterations.size() && running < maxConcurrency && !over; next++) {
            running++;
            WorkflowRun iteration = iterations.get(next);
            iteration.follow(outer.recordAside(HistoryEventType.MAP_ITERATION_STARTED, details(next)::started));
            iteration.start(inputs.get(next));
        }
        if (succeeded == iterations.size() && !over) {
            over = true;
            outer.recordAside(HistoryEventType.MAP_STATE_SUCCEEDED, event -> {});
            state.succeed(Arrays.asList(results));
        }
    }

    /** How the iteration of one item ends. */
    private final class Iteration implements Completion {
        private final int index;

        private Iteration(int index) {
            this.index = index;
        }

        @Override
        public void succeed(@Nullable Object result) {
            if (over) {
                return;
            }
            results[index] = result;
            WorkflowRun iteration = iterations.get(index);
            iteration.record(HistoryEventType.MAP_ITERATION_SUCCEEDED, details(index)::succeeded);
            outer.follow(iteration.last());
            running--;
            succeeded++;
            proceed(running + succeeded);
        }

        @Override
        public void fail(StateError error) {
            if (over) {
                return;
            }
            WorkflowRun iteration = iterations.get(index);
            iteration.recordAside(HistoryEventType.MAP_ITERATION_FAILED, details(index)::failed);
            outer.follow(iteration.last());
            recordAborted();
            cancel();
            state.fail(error);
        }
    }

    /** What another iteration has ended with its own failure. */
    private void recordAborted() {
        for (int index = 0; index < iterations.size(); index++) {
            WorkflowRun iteration = iterations.get(index);
            if (iteration.isRunning()) {
                iteration
                        .activeState()
                        .ifPresent(active -> outer.recordAside(StateEvents.type(active, "Aborted"), event -> {}));
                outer.recordAside(HistoryEventType.MAP_ITERATION_ABORTED, details(index)::aborted);
            }
        }
    }

    private Details details(int index) {
        return new Details(
                MapIterationEventDetails.builder().name(map.name()).index(index).build());
    }

    /** Where an event has the details of an iteration: each kind has a field of its own. */
    private record Details(MapIterationEventDetails iteration) {
        private void started(HistoryEvent.Builder event) {
            event.mapIterationStartedEventDetails(iteration);
        }

        private void succeeded(HistoryEvent.Builder event) {
            event.mapIterationSucceededEventDetails(iteration);
        }

        private void failed(HistoryEvent.Builder event) {
            event.mapIterationFailedEventDetails(iteration);
        }

        private void aborted(HistoryEvent.Builder event) {
            event.mapIterationAbortedEventDetails(iteration);
        }
    }

    @Override
    public void cancel() {
        over = true;
        iterations.forEach(WorkflowRun::cancel);
    }
}
