package dev.headgate.states.execution;

import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.RandomIds;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends an event whenever an execution's status changes.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">EventBridge events</a>
 */
final class StatusChanges {

    private final EventLoop loop;
    private final RandomIds ids;
    private final String account;
    private final String region;
    private final List<Consumer<String>> subscribers = new ArrayList<>();

    StatusChanges(EventLoop loop, RandomIds ids, String account, String region) {
        this.loop = loop;
        this.ids = ids;
        this.account = account;
        this.region = region;
    }

    void subscribe(Consumer<String> subscriber) {
        subscribers.add(subscriber);
    }

    void send(Execution execution) {
        if (subscribers.isEmpty()) {
            return;
        }
        String event = Payload.toJson(event(execution));
        String what = execution.status() + " event of " + execution.name();
        for (Consumer<String> subscriber : subscribers) {
            loop.after(Duration.ZERO, what, () -> subscriber.accept(event));
        }
    }

    private Map<String, @Nullable Object> event(Execution execution) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", ids.uuid());
        event.put("detail-type", "Step Functions Execution Status Change");
        event.put("source", "aws.states");
        event.put("account", account);
        event.put("time", loop.instant().toString());
        event.put("region", region);
        event.put("resources", List.of(execution.arn()));
        event.put("detail", detail(execution));
        return event;
    }

    private static Map<String, @Nullable Object> detail(Execution execution) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("executionArn", execution.arn());
        detail.put("stateMachineArn", execution.stateMachineArn());
        detail.put("name", execution.name());
        detail.put("status", execution.status().toString());
        detail.put("startDate", execution.startDate().toEpochMilli());
        detail.put("stopDate", execution.stopDate().map(Instant::toEpochMilli).orElse(null));
        detail.put("input", execution.inputText());
        detail.put("output", execution.output().orElse(null));
        detail.put("inputDetails", Map.of("included", true));
        detail.put("outputDetails", execution.output().isPresent() ? Map.of("included", true) : null);
        detail.put("error", execution.error().flatMap(StateError::said).orElse(null));
        detail.put("cause", execution.error().flatMap(StateError::explained).orElse(null));
        return detail;
    }
}
