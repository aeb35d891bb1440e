package dev.headgate.states.history;

import dev.headgate.states.definition.State;
import dev.headgate.states.expression.Payload;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** How the history tells of a state. */
public final class StateEvents {

    /** No input and no output is cut off: that happens to logs alone. */
    public static final HistoryEventExecutionDataDetails WHOLE =
            HistoryEventExecutionDataDetails.builder().truncated(false).build();

    private StateEvents() {}

    /** The records of states are named as the history names states: {@code TaskState} + {@code Entered}. */
    public static HistoryEventType type(State state, String what) {
        return HistoryEventType.fromValue(state.getClass().getSimpleName() + what);
    }

    public static Consumer<HistoryEvent.Builder> entered(State state, @Nullable Object input) {
        return event -> event.stateEnteredEventDetails(details ->
                details.name(state.name()).input(Payload.toJson(input)).inputDetails(WHOLE));
    }

    public static Consumer<HistoryEvent.Builder> exited(
            State state, @Nullable Object output, Map<String, @Nullable Object> assigned) {
        return event -> event.stateExitedEventDetails(details -> {
            details.name(state.name()).output(Payload.toJson(output)).outputDetails(WHOLE);
            if (!assigned.isEmpty()) {
                details.assignedVariables(json(assigned)).assignedVariablesDetails(it -> it.truncated(false));
            }
        });
    }

    /** Each as JSON of its own. */
    private static Map<String, String> json(Map<String, @Nullable Object> assigned) {
        return assigned.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> Payload.toJson(assigned.get(name))));
    }
}
