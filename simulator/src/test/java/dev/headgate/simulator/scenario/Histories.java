package dev.headgate.simulator.scenario;

import dev.headgate.simulator.installation.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** What an execution's history holds, event by event. */
final class Histories {

    private static final String ARN = "arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:";

    private Histories() {}

    /** The events of a deployment's execution. */
    static List<HistoryEvent> of(World world, String execution) {
        return world.wire().undisturbed(() -> {
            List<HistoryEvent> events = new ArrayList<>();
            Optional<String> page = Optional.empty();
            do {
                String token = page.orElse(null);
                var response = world.stepFunctions()
                        .getExecutionHistory(it -> it.executionArn(ARN + execution)
                                .maxResults(1000)
                                .nextToken(token));
                events.addAll(response.events());
                page = Optional.ofNullable(response.nextToken());
            } while (page.isPresent());
            return events;
        });
    }

    /** How many events each state took, from its entry to the next state's; where it ran often, the most. */
    static Map<String, Integer> eventsOfStates(World world, String execution) {
        Map<String, Integer> most = new LinkedHashMap<>();
        Optional<String> state = Optional.empty();
        int events = 0;
        for (HistoryEvent event : of(world, execution)) {
            Optional<String> entered =
                    Optional.ofNullable(event.stateEnteredEventDetails()).map(it -> it.name());
            if (entered.isPresent()) {
                int counted = events;
                state.ifPresent(it -> most.merge(it, counted, Math::max));
                state = entered;
                events = 0;
            }
            events++;
        }
        return most;
    }
}
