package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.headgate.approval.Approvals;
import dev.headgate.approval.Decisions;
import dev.headgate.approval.TaskTokens;
import dev.headgate.function.ApprovalFunction;
import dev.headgate.page.ApprovalPageHandler;
import dev.headgate.telemetry.StructuredLog;
import dev.headgate.testing.InMemoryAskerStore;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The samples in events/, read as the managed runtime reads them. */
class ApprovalEventsTest {

    /** Refuses everything: the page depends on the request alone. */
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private static final Pattern SHOWN = Pattern.compile("shown=[0-9a-f]{64}");

    private final Scene scene = new Scene();
    private final List<String> answers = new ArrayList<>();
    private final TaskTokens tokens = (token, output) -> {
        answers.add(token.value() + " " + output);
        return TaskTokens.Delivery.DELIVERED;
    };
    private final ApprovalFunction function = new ApprovalFunction(new ApprovalPageHandler(
            new Decisions(scene.store, new InMemoryAskerStore(), tokens, Scene.CLOCK),
            Scene.CLOCK,
            Optional.empty(),
            new StructuredLog(Scene.CLOCK, line -> {})));

    ApprovalEventsTest() {
        new Approvals(
                        scene.store,
                        tokens,
                        message -> {},
                        new SampleLink(),
                        Scene.CLOCK,
                        "https://approvals.example.com")
                .request("web-prod-1", Scene.question(), Scene.GATE.expiresAfter(), "token-1");
    }

    @Test
    void showsTheQuestion() throws IOException {
        APIGatewayV2HTTPResponse response = replay("approval-show.json");

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).contains("Release web to prod?");
        assertThat(answers).isEmpty();
    }

    @Test
    void approves() throws IOException {
        assertThat(replay("approval-approve.json").getBody()).contains("web in prod is approved");
        assertThat(answers)
                .containsExactly("token-1 {\"decision\":\"APPROVED\",\"by\":\"alice\",\"comment\":\"Looks good\","
                        + "\"at\":\"2026-08-14T12:00:00Z\"}");
    }

    @Test
    void rejectsAndThenShowsWhatWasDecided() throws IOException {
        assertThat(replay("approval-reject.json").getBody()).contains("web in prod is rejected");
        assertThat(replay("approval-approve.json").getStatusCode()).isEqualTo(409);
        assertThat(replay("approval-show.json").getBody()).contains("alice rejected", "Not on a Friday");
        assertThat(answers).hasSize(1);
    }

    @Test
    void neverStoresTheLinkItself() throws IOException {
        replay("approval-approve.json");

        assertThat(scene.everythingStored()).contains("link#").doesNotContain(SampleLink.ID);
    }

    private APIGatewayV2HTTPResponse replay(String event) throws IOException {
        try (InputStream json = Files.newInputStream(Path.of("..", "events", event))) {
            APIGatewayV2HTTPEvent request = LambdaEventSerializers.serializerFor(
                            APIGatewayV2HTTPEvent.class, Thread.currentThread().getContextClassLoader())
                    .fromJson(json);
            return answer(request);
        }
    }

    /** The samples name the question that their page showed; here it is the one that this test asks. */
    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent request) {
        if (request.getBody() != null) {
            String form = new String(Base64.getDecoder().decode(request.getBody()), StandardCharsets.UTF_8);
            assertThat(form).containsPattern(SHOWN);
            String ours =
                    SHOWN.matcher(form).replaceFirst("shown=" + Scene.question().digest());
            request.setBody(Base64.getEncoder().encodeToString(ours.getBytes(StandardCharsets.UTF_8)));
        }
        return function.handleRequest(request, CONTEXT);
    }

    /** Always the link of the samples. */
    private static final class SampleLink implements RandomGenerator {

        static final String ID = "c2FtcGxlLWxpbmstaWQtMQ";

        @Override
        public void nextBytes(byte[] bytes) {
            byte[] sample = "sample-link-id-1".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(sample, 0, bytes, 0, bytes.length);
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("a link is made of bytes");
        }
    }
}
