package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** The Lambda function that events and a schedule wake. It starts recoveries and alerts, and touches no environment itself. */
public final class WatchdogFunction implements RequestStreamHandler {

    private final FunctionCopy copy = FunctionCopy.inLambda(WatchdogFunction.class, WatchdogFunction::entry);

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        copy.handle(in, out, context);
    }

    static Entry entry(Wiring wiring, Consumer<String> log) {
        return wiring.watchdog()::handle;
    }
}
