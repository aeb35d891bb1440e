package dev.headgate.simulator.stepfunctions;

import dev.headgate.states.execution.Executions;
import dev.headgate.states.expression.MalformedPayloadException;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.StateError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** What whoever has a task token can send. */
record TaskCalls(Executions executions) {

    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;

    SendTaskSuccessResponse succeed(SendTaskSuccessRequest request) {
        new Constraints()
                .token(request.taskToken())
                .present("output", request.output())
                .check();
        Object output = output(request.output());
        executions.waitingFor(request.taskToken()).succeed(output);
        return SendTaskSuccessResponse.builder().build();
    }

    private static @Nullable Object output(String json) {
        if (Payload.isTooLarge(json)) {
            throw Refusal.invalidOutput("longer than " + Payload.MOST_BYTES + " bytes");
        }
        try {
            return Payload.parse(json);
        } catch (MalformedPayloadException e) {
            throw Refusal.invalidOutput(e.why());
        }
    }

    SendTaskFailureResponse fail(SendTaskFailureRequest request) {
        new Constraints()
                .token(request.taskToken())
                .atMostLong("error", request.error(), LONGEST_ERROR)
                .atMostLong("cause", request.cause(), LONGEST_CAUSE)
                .check();
        StateError error =
                StateError.reported(Optional.ofNullable(request.error()), Optional.ofNullable(request.cause()));
        executions.waitingFor(request.taskToken()).fail(error);
        return SendTaskFailureResponse.builder().build();
    }

    SendTaskHeartbeatResponse heartbeat(SendTaskHeartbeatRequest request) {
        new Constraints().token(request.taskToken()).check();
        executions.waitingFor(request.taskToken()).heartbeat();
        return SendTaskHeartbeatResponse.builder().build();
    }
}
