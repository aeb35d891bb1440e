package dev.headgate.states.execution;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@code $states.context}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context object</a>
 */
final class ContextObject {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ContextObject() {}

    static Map<String, @Nullable Object> of(
            Execution execution,
            String state,
            Instant enteredAt,
            Optional<Integer> retryCount,
            Optional<MapItem> item,
            Optional<String> taskToken) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("Execution", execution(execution));
        context.put("State", state(state, enteredAt, retryCount));
        context.put(
                "StateMachine",
                Map.of(
                        "Id",
                        execution.stateMachineArn(),
                        "Name",
                        execution.machine().name()));
        taskToken.ifPresent(token -> context.put("Task", Map.of("Token", token)));
        item.ifPresent(iteration -> context.put("Map", Map.of("Item", item(iteration))));
        return context;
    }

    private static Map<String, Object> state(String name, Instant enteredAt, Optional<Integer> retryCount) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("Name", name);
        context.put("EnteredTime", MILLISECONDS.format(enteredAt));
        retryCount.ifPresent(count -> context.put("RetryCount", count));
        return context;
    }

    private static Map<String, @Nullable Object> execution(Execution execution) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("Id", execution.arn());
        context.put("Input", execution.input());
        context.put("Name", execution.name());
        context.put("RoleArn", role(execution));
        context.put("StartTime", MILLISECONDS.format(execution.startDate()));
        context.put("RedriveCount", execution.redrives().count());
        return context;
    }

    private static @Nullable String role(Execution execution) {
        String role = execution.machine().roleArn();
        return role.isEmpty() ? null : role;
    }

    private static Map<String, @Nullable Object> item(MapItem item) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("Index", item.index());
        context.put("Value", item.value());
        return context;
    }
}
