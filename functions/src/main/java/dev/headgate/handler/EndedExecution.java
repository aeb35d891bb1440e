package dev.headgate.handler;

import dev.headgate.json.Json;
import dev.headgate.release.Execution;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An execution that ended otherwise than well, as Step Functions' event tells it.
 *
 * @param input the execution's own; empty where it was too long for the event
 */
record EndedExecution(Execution execution, Problem problem, Map<String, Object> input) {

    /** Empty when the event is of something else, such as the schedule. */
    static Optional<EndedExecution> in(Map<String, Object> event) {
        Map<String, Object> detail = Json.object(event.getOrDefault("detail", Map.of()), "detail");
        return detail.get("name") instanceof String name ? Optional.of(of(name, detail)) : Optional.empty();
    }

    private static EndedExecution of(String name, Map<String, Object> detail) {
        Instant startedAt = detail.get("startDate") instanceof Number milliseconds
                ? Instant.ofEpochMilli(milliseconds.longValue())
                : Instant.EPOCH;
        Execution execution = new Execution(text(detail, "executionArn").orElse(name), name, startedAt);
        String error =
                text(detail, "error").orElseGet(() -> text(detail, "status").orElse("unknown"));
        Map<String, Object> input = text(detail, "input")
                .map(json -> Json.object(Json.tree(json), "detail.input"))
                .orElse(Map.of());
        return new EndedExecution(execution, new Problem("", error, text(detail, "cause")), input);
    }

    /** The deployment that it ran or recovered; its own name, when it opened it. */
    String deploymentId() {
        return recovered().orElse(execution.name());
    }

    /** The deployment that it was to take over. */
    Optional<String> recovered() {
        return text(input, "recover");
    }

    /** Nobody but whoever started it waits for it: it belongs to no release. */
    boolean isAlone() {
        return !input.containsKey("plan");
    }

    /** A release that ends in this error has told people before. */
    boolean hasSaidSo() {
        return problem.error().equals("ReleaseFailed");
    }

    String why() {
        return problem.message();
    }

    private static Optional<String> text(Map<String, Object> object, String member) {
        return object.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
