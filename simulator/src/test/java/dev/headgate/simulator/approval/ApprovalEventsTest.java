package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approvals;
import dev.headgate.approval.Decisions;
import dev.headgate.approval.TaskTokens;
import dev.headgate.function.ApprovalFunction;
import dev.headgate.json.Json;
import dev.headgate.page.ApprovalPageHandler;
import dev.headgate.page.PageResponse;
import dev.headgate.telemetry.StructuredLog;
import dev.headgate.testing.InMemoryAskerStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The samples in events/, read as the managed runtime reads them. */
class ApprovalEventsTest {

    private static final Pattern SHOWN = Pattern.compile("shown=[0-9a-f]{64}");

    private final Scene scene = new Scene();
    private final List<String> answers = new ArrayList<>();
    private final TaskTokens tokens = (token, output) -> {
        answers.add(token.value() + " " + output);
        return TaskTokens.Delivery.DELIVERED;
    };
    private final ApprovalPageHandler page = new ApprovalPageHandler(
            new Decisions(scene.store, new InMemoryAskerStore(), tokens, Scene.CLOCK),
            Scene.CLOCK,
            Optional.empty(),
            new StructuredLog(Scene.CLOCK, line -> {}));

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
        PageResponse response = replay("approval-show.json");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.html()).contains("Release web to prod?");
        assertThat(answers).isEmpty();
    }

    @Test
    void approves() throws IOException {
        assertThat(replay("approval-approve.json").html()).contains("web in prod is approved");
        assertThat(answers)
                .containsExactly("token-1 {\"decision\":\"APPROVED\",\"by\":\"alice\",\"comment\":\"Looks good\","
                        + "\"at\":\"2026-08-14T12:00:00Z\"}");
    }

    @Test
    void rejectsAndThenShowsWhatWasDecided() throws IOException {
        assertThat(replay("approval-reject.json").html()).contains("web in prod is rejected");
        assertThat(replay("approval-approve.json").status()).isEqualTo(409);
        assertThat(replay("approval-show.json").html()).contains("alice rejected", "Not on a Friday");
        assertThat(answers).hasSize(1);
    }

    @Test
    void neverStoresTheLinkItself() throws IOException {
        replay("approval-approve.json");

        assertThat(scene.everythingStored()).contains("link#").doesNotContain(SampleLink.ID);
    }

    private PageResponse replay(String event) throws IOException {
        try (InputStream json = Files.newInputStream(Path.of("..", "events", event))) {
            return answer(Json.object(Json.event(json), event));
        }
    }

    /** The samples name the question that their page showed; here it is the one that this test asks. */
    private PageResponse answer(Map<String, Object> event) {
        Map<String, Object> ours = new LinkedHashMap<>(event);
        if (event.get("body") instanceof String body) {
            String form = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
            assertThat(form).containsPattern(SHOWN);
            String asked =
                    SHOWN.matcher(form).replaceFirst("shown=" + Scene.question().digest());
            ours.put("body", Base64.getEncoder().encodeToString(asked.getBytes(StandardCharsets.UTF_8)));
        }
        return ApprovalFunction.answer(page, ours);
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
