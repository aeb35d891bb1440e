package dev.headgate.cli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The histories of executions, each read on from where the last look ended. */
final class Histories {

    private final SfnClient stepFunctions;
    private final int page;
    private final Map<String, Long> known = new HashMap<>();

    /** @param page about as many events as happen between two looks: Step Functions tells of the latest ones first */
    Histories(SfnClient stepFunctions, int page) {
        this.stepFunctions = stepFunctions;
        this.page = page;
    }

    /**
     * An execution entered a state, or ended.
     *
     * @param entered empty where it ended
     */
    record Step(Instant at, Optional<Entered> entered) {}

    /** @param input JSON */
    record Entered(String state, String input) {}

    /** What is new, in order. */
    List<Step> news(String executionArn) {
        long last = known.getOrDefault(executionArn, 0L);
        List<HistoryEvent> events = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            GetExecutionHistoryResponse page = page(executionArn, next);
            page.events().stream().filter(it -> it.id() > last).forEach(events::add);
            boolean complete = page.events().stream().anyMatch(it -> it.id() <= last + 1);
            next = complete ? Optional.empty() : Optional.ofNullable(page.nextToken());
        } while (next.isPresent());
        if (!events.isEmpty()) {
            known.put(executionArn, events.getFirst().id());
        }
        return events.reversed().stream().flatMap(it -> step(it).stream()).toList();
    }

    private GetExecutionHistoryResponse page(String executionArn, Optional<String> next) {
        GetExecutionHistoryRequest.Builder request = GetExecutionHistoryRequest.builder()
                .executionArn(executionArn)
                .reverseOrder(true)
                .maxResults(page);
        next.ifPresent(request::nextToken);
        return stepFunctions.getExecutionHistory(request.build());
    }

    private static Optional<Step> step(HistoryEvent event) {
        return Optional.ofNullable(event.stateEnteredEventDetails())
                .map(it -> new Step(
                        event.timestamp(),
                        Optional.of(new Entered(
                                it.name(), Optional.ofNullable(it.input()).orElse("")))))
                .or(() -> isEnd(event) ? Optional.of(new Step(event.timestamp(), Optional.empty())) : Optional.empty());
    }

    private static boolean isEnd(HistoryEvent event) {
        return switch (event.type()) {
            case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT -> true;
            default -> false;
        };
    }
}
