package dev.headgate.simulator.stepfunctions;

import dev.headgate.states.execution.Executions;
import dev.headgate.states.execution.StateTest;
import dev.headgate.states.expression.MalformedPayloadException;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.StateError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionData;
import software.amazon.awssdk.services.sfn.model.InspectionErrorDetails;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** Runs single states, as whoever writes a definition tries them out. */
record StateTests(Executions executions) {

    /** Begins a test; it is answered when the state has run, which takes virtual time. */
    CompletableFuture<TestStateResponse> begin(TestStateRequest request) {
        TestedState tested = TestedState.of(request);
        String input = Optional.ofNullable(request.input()).orElse("{}");
        CompletableFuture<TestStateResponse> answer = new CompletableFuture<>();
        StateTest unused = executions.test(
                tested.state(),
                Optional.ofNullable(request.roleArn()).orElse(""),
                input,
                variables(request.variables()),
                done -> answer.complete(response(done, input, request.inspectionLevel())));
        return answer;
    }

    private static Map<String, @Nullable Object> variables(@Nullable String json) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        try {
            if (json != null && Payload.parse(json) instanceof Map<?, ?> given) {
                given.forEach((name, value) -> variables.put(String.valueOf(name), value));
            } else if (json != null) {
                throw Refusal.validation("Variables must be a JSON object");
            }
        } catch (MalformedPayloadException e) {
            throw Refusal.validation("Variables must be a JSON object: " + e.why());
        }
        return variables;
    }

    private static TestStateResponse response(StateTest test, String input, @Nullable InspectionLevel level) {
        return TestStateResponse.builder()
                .status(test.status())
                .output(test.output().orElse(null))
                .nextState(test.nextState().orElse(null))
                .error(test.error().flatMap(StateError::said).orElse(null))
                .cause(test.error().flatMap(StateError::explained).orElse(null))
                .inspectionData(level == null || level == InspectionLevel.INFO ? null : inspection(test, input))
                .build();
    }

    /** A level beyond DEBUG tells more of HTTP requests alone. */
    private static InspectionData inspection(StateTest test, String input) {
        return InspectionData.builder()
                .input(input)
                .afterArguments(test.arguments().orElse(null))
                .result(test.result().orElse(null))
                .variables(test.variables().orElse(null))
                .errorDetails(errorDetails(test))
                .build();
    }

    private static @Nullable InspectionErrorDetails errorDetails(StateTest test) {
        if (test.catchIndex().isEmpty() && test.retryIndex().isEmpty()) {
            return null;
        }
        return InspectionErrorDetails.builder()
                .catchIndex(test.catchIndex().orElse(null))
                .retryIndex(test.retryIndex().orElse(null))
                .retryBackoffIntervalSeconds(test.retryIndex()
                        .map(unused -> (int) test.backoff().toSeconds())
                        .orElse(null))
                .build();
    }
}
