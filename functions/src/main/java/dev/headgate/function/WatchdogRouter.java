package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import dev.headgate.handler.NoteBeginningHandler;
import dev.headgate.json.Json;
import dev.headgate.notification.WatchedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;

/** Takes what wakes the watchdog to whoever acts on it. */
public final class WatchdogRouter {

    private static final String BEGINNING = NoteBeginningHandler.Beginning.class.getSimpleName();

    private static final String ECS = "aws.ecs";

    private static final String CALL = "AWS API Call via CloudTrail";

    private final Function<Map<String, Object>, ?> recovery;
    private final Function<WatchedEvent, ?> teller;
    private final Function<NoteBeginningHandler.Beginning, ?> noter;
    private final Function<Map<String, Object>, ?> hearer;
    private final Function<Map<String, Object>, ?> callers;

    /**
     * @param recovery for events as EventBridge has them, and its schedule
     * @param teller for what a rule has made of an event, which names its {@code type}
     * @param noter for what a rule has made of a pipeline's beginning
     * @param hearer for what ECS tells of its deployments
     * @param callers for what CloudTrail tells of who called Step Functions
     */
    public WatchdogRouter(
            Function<Map<String, Object>, ?> recovery,
            Function<WatchedEvent, ?> teller,
            Function<NoteBeginningHandler.Beginning, ?> noter,
            Function<Map<String, Object>, ?> hearer,
            Function<Map<String, Object>, ?> callers) {
        this.recovery = recovery;
        this.teller = teller;
        this.noter = noter;
        this.hearer = hearer;
        this.callers = callers;
    }

    void handle(InputStream in, OutputStream out, Context context) throws IOException {
        Object result = handle(Json.object(Json.tree(in), "$"));
        context.getLogger().log(Json.line(result) + "\n");
        Json.write(result, out);
    }

    /** Returns what becomes the function's result. */
    public Object handle(Map<String, Object> event) {
        if (ECS.equals(event.get("source"))) {
            return hearer.apply(event);
        }
        if (CALL.equals(event.get("detail-type"))) {
            return callers.apply(event);
        }
        if (!(event.get("type") instanceof String type)) {
            return recovery.apply(event);
        }
        return type.equals(BEGINNING)
                ? noter.apply(Json.convert(event, NoteBeginningHandler.Beginning.class))
                : teller.apply(Json.convert(event, WatchedEvent.class));
    }
}
