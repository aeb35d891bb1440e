package dev.headgate.handler;

import dev.headgate.json.Json;
import dev.headgate.notification.WatchedEvent;
import java.util.Map;
import java.util.function.Function;

/** Takes what wakes the watchdog to whoever acts on it. */
public final class WatchdogRouter {

    private final Function<Map<String, Object>, ?> recovery;
    private final Function<WatchedEvent, ?> teller;

    /**
     * @param recovery for events as EventBridge has them, and its schedule
     * @param teller for what a rule has made of an event, which names its {@code type}
     */
    public WatchdogRouter(Function<Map<String, Object>, ?> recovery, Function<WatchedEvent, ?> teller) {
        this.recovery = recovery;
        this.teller = teller;
    }

    /** Returns what becomes the function's result. */
    public Object handle(Map<String, Object> event) {
        return event.get("type") instanceof String
                ? teller.apply(Json.convert(event, WatchedEvent.class))
                : recovery.apply(event);
    }
}
