package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The Lambda function that plans and announces releases. It reads configuration and images, and touches no environment. */
public final class ReleaseFunction implements RequestStreamHandler {

    private final FunctionCopy copy = FunctionCopy.inLambda(ReleaseFunction.class, ReleaseFunction::entry);

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        copy.handle(in, out, context);
    }

    static Entry entry(Wiring wiring) {
        StateRouter states = wiring.releaseStates();
        StepLog log = wiring.stepLog();
        return (in, out, context) -> states.handle(in, out, context, log);
    }
}
