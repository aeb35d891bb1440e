package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The Lambda function that plans and announces releases. It reads configuration and images, and touches no environment. */
public final class ReleaseFunction implements RequestStreamHandler {

    private final Wiring wiring = Wiring.inLambda();
    private final StateRouter states = wiring.releaseStates();
    private final StepLog log = wiring.stepLog();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        states.handle(in, out, context, log);
    }
}
