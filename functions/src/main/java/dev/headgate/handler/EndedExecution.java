package dev.headgate.handler;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.release.Execution;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An execution that ended otherwise than well, as Step Functions' event tells it.
 *
 * @param input the execution's own; empty where it was too long for the event, and where it is no object
 */
record EndedExecution(Execution execution, Problem problem, Map<String, Object> input) {

    /** Empty when the event is of something else, such as the schedule. */
    static Optional<EndedExecution> in(Map<String, Object> event) {
        return event.get("detail") instanceof Map<?, ?> detail
                ? named(Json.object(detail, "detail"))
                : Optional.empty();
    }

    private static Optional<EndedExecution> named(Map<String, Object> detail) {
        return detail.get("name") instanceof String name ? Optional.of(of(name, detail)) : Optional.empty();
    }

    private static EndedExecution of(String name, Map<String, Object> detail) {
        Instant startedAt = detail.get("startDate") instanceof Number milliseconds
                ? Instant.ofEpochMilli(milliseconds.longValue())
                : Instant.EPOCH;
        Execution execution = new Execution(text(detail, "executionArn").orElse(name), name, startedAt);
        String error =
                text(detail, "error").orElseGet(() -> text(detail, "status").orElse("unknown"));
        Map<String, Object> input =
                text(detail, "input").map(EndedExecution::object).orElse(Map.of());
        return new EndedExecution(execution, new Problem("", error, text(detail, "cause")), input);
    }

    /** The deployment that it ran, recovered or spoke to; its own name, when it opened it. */
    String deploymentId() {
        return takenOver()
                .or(() -> text(input, "deployment").filter(id -> isSaid()))
                .orElse(execution.name());
    }

    /** It was to tell a deployment or an environment something, and to run nothing. */
    boolean isSaid() {
        return input.containsKey("do") || input.containsKey("freeze") || input.containsKey("unfreeze");
    }

    /** The deployment that it was to take over or to settle. */
    Optional<String> takenOver() {
        return text(input, "recover").or(() -> text(input, "settle"));
    }

    /** It was told that what it was started for cannot be done. */
    boolean isRefused() {
        return problem.isOf("InvalidReleaseException")
                || problem.isOf("MalformedJsonException")
                || (isSaid() && problem.isOf("UnknownDeploymentException"));
    }

    /** A release that ends in this error has told people before. */
    boolean hasSaidSo() {
        return problem.error().equals(Optional.of("ReleaseFailed"));
    }

    String why() {
        return problem.message();
    }

    /** People start executions with all kinds of things; whatever it was, its end is told. */
    private static Map<String, Object> object(String json) {
        try {
            return Json.tree(json) instanceof Map<?, ?> map ? Json.object(map, "detail.input") : Map.of();
        } catch (MalformedJsonException e) {
            return Map.of();
        }
    }

    private static Optional<String> text(Map<String, Object> object, String member) {
        return object.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
