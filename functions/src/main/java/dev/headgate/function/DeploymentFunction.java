package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The Lambda function of every state of a deployment. It alone may assume the deploy roles of the environments. */
public final class DeploymentFunction implements RequestStreamHandler {

    private final FunctionCopy copy = FunctionCopy.inLambda(DeploymentFunction.class, DeploymentFunction::entry);

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        copy.handle(in, out, context);
    }

    static Entry entry(Wiring wiring) {
        StateRouter states = wiring.deploymentStates();
        StepLog log = wiring.stepLog();
        return (in, out, context) -> states.handle(in, out, context, log);
    }
}
