package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.endpoint.protocol.Answer;
import dev.headgate.simulator.endpoint.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** What goes wrong here is answered as AWS would, and keeps nobody else from an answer. */
@Timeout(60)
class FaultsTest {

    private static final CallPlace BROKEN = new CallPlace() {
        @Override
        public <T> T call(Supplier<T> task) {
            throw new IllegalStateException("broken");
        }
    };

    private final EndpointScene scene = new EndpointScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private Answer ask(String path, String service, String body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("authorization", EndpointScene.signed(EndpointScene.TOOLING, EndpointScene.HOME, service));
        return new Dispatcher(scene.accounts, BROKEN)
                .answer(new Incoming("POST", path, "", headers, new Bytes(body.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aFaultIsAnInternalFailureOfLambda() {
        Answer answer = ask("/2015-03-31/functions/f/invocations", "lambda", "{}", Map.of());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.headers()).containsEntry("x-amzn-ErrorType", "InternalFailure");
    }

    @Test
    void aFaultIsAnInternalFailureOfEventBridge() {
        Answer answer = ask(
                "/",
                "events",
                "{\"Entries\": [{\"Source\": \"a\", \"DetailType\": \"b\", \"Detail\": \"{}\"}]}",
                Map.of("x-amz-target", EventsApi.TARGET));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().text()).contains("InternalFailure");
    }

    @Test
    void aNameThatIsNotPercentEncodedIsTheCallersFault() {
        Answer answer = ask("/2015-03-31/functions/%zz/invocations", "lambda", "{}", Map.of());

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void moreTestsThanAFewAreThrottledAndOthersAreAnswered() {
        var states = scene.wire().stepFunctions();
        List<CompletableFuture<TestStateResponse>> tests = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tests.add(CompletableFuture.supplyAsync(
                    () -> states.testState(it -> it.definition(
                            "{\"Type\": \"Wait\", \"QueryLanguage\": \"JSONata\", \"Seconds\": 60, \"End\": true}")),
                    task -> Thread.ofVirtual().start(task)));
        }
        while (tests.stream().filter(CompletableFuture::isDone).count() < 12) {
            Thread.onSpinWait();
        }

        assertThat(states.listStateMachines().stateMachines()).isNotEmpty();
        assertThat(tests.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSize(12)
                .allSatisfy(it -> assertThat(failure(it)).isEqualTo("ThrottlingException"));
        scene.runFor(Duration.ofMinutes(2));
        assertThat(tests.stream().filter(it -> !it.isCompletedExceptionally()).map(CompletableFuture::join))
                .hasSize(4);
    }

    private static String failure(CompletableFuture<?> failed) {
        try {
            failed.join();
            return "";
        } catch (CompletionException e) {
            return e.getCause() instanceof SfnException refused
                    ? refused.awsErrorDetails().errorCode()
                    : String.valueOf(e.getCause());
        }
    }
}
