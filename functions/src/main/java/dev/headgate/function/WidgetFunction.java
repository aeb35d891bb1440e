package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headgate.handler.StatusWidgetHandler;
import dev.headgate.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** The Lambda function behind the dashboard's widget. It reads, and may do nothing else. */
public final class WidgetFunction implements RequestStreamHandler {

    private final FunctionCopy copy = FunctionCopy.inLambda(WidgetFunction.class, WidgetFunction::entry);

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        copy.handle(in, out, context);
    }

    static Entry entry(Wiring wiring) {
        StatusWidgetHandler widget = wiring.statusWidget();
        StepLog log = wiring.stepLog();
        return (in, out, context) -> {
            Object payload = Json.tree(in);
            Map<String, Object> question = Json.object(payload, "$");
            Json.write(
                    StayActive.is(payload)
                            ? Map.of()
                            : log.tell("widget", Map.of(), context, () -> widget.handle(question)),
                    out);
        };
    }
}
