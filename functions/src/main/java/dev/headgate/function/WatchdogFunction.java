package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headgate.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Lambda function that events and a schedule wake. It starts recoveries and alerts, and touches no environment itself. */
public final class WatchdogFunction implements RequestStreamHandler {

    private final FunctionCopy copy = FunctionCopy.inLambda(WatchdogFunction.class, WatchdogFunction::entry);

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        copy.handle(in, out, context);
    }

    static Entry entry(Wiring wiring) {
        WatchdogRouter watchdog = wiring.watchdog();
        StepLog log = wiring.stepLog();
        return (in, out, context) -> {
            Map<String, Object> event = Json.object(Json.event(in), "$");
            Json.write(log.tell("watchdog", about(event), context, () -> watchdog.handle(event)), out);
        };
    }

    /** What woke it: an event of AWS, what a rule has made of one, or the schedule. */
    private static Map<String, Object> about(Map<String, Object> event) {
        Map<String, Object> about = new LinkedHashMap<>();
        if (event.get("detail") instanceof Map<?, ?> detail && detail.get("name") instanceof String execution) {
            about.put("deploymentId", execution);
        }
        return about;
    }
}
