package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headgate.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The Lambda function that events and a schedule wake. It starts recoveries and alerts, and touches no environment itself. */
public final class WatchdogFunction implements RequestStreamHandler {

    private final WatchdogRouter watchdog = Wiring.inLambda().watchdog();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Object result = watchdog.handle(Json.object(Json.tree(in), "$"));
        context.getLogger().log(Json.line(result) + "\n");
        Json.write(result, out);
    }
}
