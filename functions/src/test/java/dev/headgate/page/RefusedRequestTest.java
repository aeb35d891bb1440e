package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Question;
import dev.headgate.approval.Revocation;
import dev.headgate.approval.Standing;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.telemetry.StructuredLog;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever is refused reads why, and what to do instead. */
class RefusedRequestTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FAMILY = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:";

    private final ApprovalScene scene = new ApprovalScene().asked();
    private final ApprovalPageHandler handler = new ApprovalPageHandler(
            scene.decisions, scene.clock, Optional.empty(), new StructuredLog(scene.clock, line -> {}));

    @Test
    void whoeverIsNotAskedAnyMore() {
        Gate bobs = new Gate(Gate.Before.DEPLOYMENT, List.of("bob"), Duration.ofHours(4));
        scene.approvals.reconsider(
                "web-prod-1", bobs.before(), new Revocation(Optional.of(bobs), ExampleQuestion.EMAILS));

        for (String method : List.of("GET", "POST")) {
            PageResponse response = handler.handle(event(method, FORM, ""));

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.html())
                    .contains("<h1>You are not asked any more</h1>", "does not count any more")
                    .doesNotContain("1.4.0");
        }
    }

    @Test
    void whoeverOpensTheLinkOfAFormerQuestion() {
        Deployment pinned = ExampleQuestion.inProd()
                .pinnedTo(FAMILY + 40, FAMILY + 12, ExampleQuestion.NOON)
                .pinnedTo(FAMILY + 41, FAMILY + 12, ExampleQuestion.NOON);
        PageRequest get = event("GET", FORM, "");
        PageRequest post = event("POST", FORM, "");
        scene.request(
                Question.about(pinned, ExampleQuestion.GATE, ExampleQuestion.EMAILS, Standing.UNKNOWN), "token-2");

        assertThat(List.of(handler.handle(get), handler.handle(post))).allSatisfy(response -> {
            assertThat(response.status()).isEqualTo(410);
            assertThat(response.html()).contains("<h1>This is asked again</h1>");
        });
    }

    @Test
    void whoeverSendsSomethingElseThanTheForm() {
        assertThat(handler.handle(event("POST", "application/json", "{}")).html())
                .contains("<h1>Not the form</h1>", "A decision is taken from the form of this page only.");
        assertThat(handler.handle(event("POST", FORM, "a".repeat(20_000))).html())
                .contains("<h1>Too much</h1>", "shorten the comment");
        assertThat(handler.handle(event("PUT", FORM, "")).html())
                .contains("<h1>Not possible</h1>", "This page can be opened, and its form can be sent: nothing else.");
    }

    /** Answered as a form that lacks everything, not as something else than a form. */
    @Test
    void theFormIsKnownWhateverHeaderComesBeforeItsType() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("accept", "text/html");
        headers.put("content-type", FORM);
        PageRequest event = event("POST", FORM, "");
        event = event.withHeaders(headers);

        assertThat(handler.handle(event).status()).isEqualTo(422);
    }

    private PageRequest event(String method, String contentType, String body) {
        return PageRequest.of(method, "/a/" + scene.linkOf("alice").value())
                .withHeaders(Map.of("content-type", contentType))
                .withBody(body);
    }
}
