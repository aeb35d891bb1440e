package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.json.Json;
import dev.headgate.page.ApprovalPage;
import dev.headgate.release.Release;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What approvers get to decide by: in the mail and on the page alike. */
class BackgroundTest {

    private static final String COMMIT = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";
    private static final Gate FINISH = new Gate(Gate.Before.FINISH, List.of("alice"), Duration.ofHours(1));
    private static final Background BACKGROUND = new Background(
            Optional.of("https://github.com/shop/web/commit/" + COMMIT),
            Optional.of("https://github.com/shop/web/compare/0000000...0a1b2c3"),
            List.of(
                    new Standing.Fact("dev", "DEPLOYED, canary judge INCONCLUSIVE"),
                    new Standing.Fact("staging", "DEPLOYED, canary judge PASS")),
            Optional.of("https://web-test.elb.example.com:9001"),
            List.of("eu", "us"),
            Map.of("alice", "Asia/Tokyo"));

    @Test
    void theMailSaysWhereItComesFromHowItWentAndWhatFollows() {
        assertThat(mail(ExampleQuestion.TRAFFIC_GATE))
                .contains("Commit:       " + COMMIT + "\n              https://github.com/shop/web/commit/" + COMMIT
                        + "\n")
                .contains("Author:       mallory\n")
                .contains("Compare:      https://github.com/shop/web/compare/0000000...0a1b2c3\n")
                .contains("Green is at:  https://web-test.elb.example.com:9001\n")
                .contains("Before it:    dev: DEPLOYED, canary judge INCONCLUSIVE\n")
                .contains("Before it:    staging: DEPLOYED, canary judge PASS\n")
                .contains("When it is deployed here, the release goes on to eu and us.")
                .contains(
                        "If nobody decides: It counts as a rejection: green is taken away, and blue serves as before.");
    }

    @Test
    void theLinkComesBeforeTheDetails() {
        String mail = mail(ExampleQuestion.TRAFFIC_GATE);

        assertThat(mail.lines()
                        .takeWhile(line -> !line.startsWith("https://approvals.example.com"))
                        .count())
                .as("lines above the link, on a telephone")
                .isLessThan(8);
        assertThat(mail.indexOf("https://approvals.example.com")).isLessThan(mail.indexOf("Digest:"));
    }

    @Test
    void thePageLinksToTheChangesAndToGreen() {
        assertThat(page(ExampleQuestion.TRAFFIC_GATE))
                .contains("<a href=\"https://github.com/shop/web/commit/" + COMMIT + "\" rel=\"noreferrer\"><code>")
                .contains("<a href=\"https://github.com/shop/web/compare/0000000...0a1b2c3\" rel=\"noreferrer\">")
                .contains("<a href=\"https://web-test.elb.example.com:9001\" rel=\"noreferrer\">")
                .contains("<dt>Before, in staging</dt><dd>DEPLOYED, canary judge PASS</dd>")
                .contains("the release goes on to eu and us.")
                .contains("<a href=\"#decide\">");
    }

    /** Tokyo is nine hours ahead: 16:00 UTC is the day after there. */
    @Test
    void saysTheApproversOwnTimeBesideUtc() {
        assertThat(mail(ExampleQuestion.GATE))
                .contains("Decide until 2026-08-14 16:00 UTC (2026-08-15 01:00 in Asia/Tokyo)");
        assertThat(page(ExampleQuestion.GATE))
                .contains(
                        "<time datetime=\"2026-08-14T16:00:00Z\">2026-08-14 16:00 UTC (2026-08-15 01:00 in Asia/Tokyo)");
    }

    @Test
    void saysUtcAloneToWhoeverHasSaidNoZone() {
        Question question = question(ExampleQuestion.GATE);
        ApprovalRequest bobs = new ApprovalRequest(
                question.approver("bob").orElseThrow(), question, ExampleQuestion.NOON.plusSeconds(60), List.of());

        assertThat(ApprovalMessage.to(bobs, "https://x").body()).contains("Decide until 2026-08-14 12:01 UTC, on");
    }

    /** The first version said "Green serves all" and, in the same mail, "Serving now" of blue. */
    @Test
    void theHoldsMailSaysThatGreenServesAndWhatSilenceDoes() {
        String mail = mail(FINISH);

        assertThat(mail)
                .contains("Green serves 100 % of production traffic now")
                .contains("Serves now:   green, 100 % of production: "
                        + ExampleQuestion.RELEASE.image().reference())
                .contains(
                        "Before it:    blue, still there: 111122223333.dkr.ecr.us-east-1.amazonaws.com/web@sha256:4d4d")
                .contains(
                        "If nobody decides: It counts as a rejection: production traffic goes back to blue, and green is"
                                + " taken away.")
                .doesNotContain("Serving now");
    }

    @Test
    void aDecisionsPageSaysWhatHappensNext() {
        GateDecision rejected = new GateDecision(
                Gate.Before.FINISH, GateDecision.Decided.REJECTED, "alice", Optional.of("no"), ExampleQuestion.NOON);

        assertThat(ApprovalPage.decided(request(FINISH), rejected, Optional.of(TaskTokens.Delivery.DELIVERED)))
                .contains("alice rejected keeping green on 2026-08-14")
                .contains("What happens next</h2><p>Production traffic goes back to blue, and green is taken away.");
    }

    @Test
    void aQuestionOfAnEarlierVersionIsReadAndShown() {
        Standing stored = Json.read("{\"changes\":[],\"evidence\":[]}", Standing.class);

        assertThat(stored.background()).isEmpty();
        assertThat(ApprovalPage.open(
                        request(Question.about(
                                ExampleQuestion.inProd(), ExampleQuestion.GATE, ExampleQuestion.EMAILS, stored)),
                        ExampleQuestion.NOON))
                .contains("No other environment follows.");
    }

    private static String mail(Gate gate) {
        return ApprovalMessage.to(request(gate), "https://approvals.example.com/a/1")
                .body();
    }

    private static String page(Gate gate) {
        return ApprovalPage.open(request(gate), ExampleQuestion.NOON);
    }

    private static ApprovalRequest request(Gate gate) {
        return request(question(gate));
    }

    private static ApprovalRequest request(Question question) {
        Instant expires = ExampleQuestion.NOON.plus(Duration.ofHours(4));
        return new ApprovalRequest(question.approvers().getFirst(), question, expires, List.of());
    }

    private static Question question(Gate gate) {
        Release known = ExampleQuestion.RELEASE;
        Release release = new Release(
                known.id(),
                known.service(),
                known.image(),
                false,
                known.reason(),
                known.requestedBy(),
                known.requestedAt(),
                known.executionArn(),
                Optional.of(COMMIT),
                Optional.of("mallory"));
        Deployment deployment = ExampleQuestion.of(release, new Strategy.AllAtOnce(), gate);
        return Question.about(deployment, gate, ExampleQuestion.EMAILS, ExampleQuestion.STANDING.before(BACKGROUND));
    }
}
