package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Answer;
import dev.headgate.approval.ApprovalRequest;
import dev.headgate.approval.Approver;
import dev.headgate.approval.Background;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleQuestion;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class ApprovalPageTest {

    private static final Instant NOON = ExampleQuestion.NOON;
    private static final String HOSTILE = "\"'><script>alert(1)</script>&{}\u202e";
    private static final ApprovalRequest REQUEST = request(ExampleQuestion.question());
    private static final GateDecision APPROVED =
            new GateDecision(Gate.Before.DEPLOYMENT, Decided.APPROVED, "bob", Optional.of("Looks good"), NOON);

    @Test
    void showsAllThatADecisionNeeds() {
        assertThat(ApprovalPage.open(REQUEST, NOON.plusSeconds(60)))
                .contains("Release web to prod?")
                .contains("111122223333, us-east-1")
                .contains("1.4.0")
                .contains(Example.IMAGE.digest())
                .contains("Checkout shows delivery dates")
                .contains("pipeline web")
                .contains("10 % first and the rest 5 minutes later")
                .contains("About 35 minutes")
                .contains("<strong>alice</strong> (you)")
                .contains("<strong>bob</strong>")
                .contains("3 hours 59 minutes")
                .contains("2026-08-14 16:00 UTC")
                .contains("<form class=\"card\" id=\"decide\" method=\"post\"");
    }

    @Test
    void showsWhatServesAndWhoDecidedBeforeAtATrafficGate() {
        Question question =
                ExampleQuestion.question(ExampleQuestion.started().decided(APPROVED), ExampleQuestion.TRAFFIC_GATE);

        assertThat(ApprovalPage.open(request(question), NOON))
                .contains("Move traffic of web in prod to green?")
                .contains("sha256:4d4d")
                .contains("bob approved the deployment on 2026-08-14 12:00 UTC");
    }

    @Test
    void marksEachFaultAndKeepsWhatWasFilledIn() {
        Answer answer = new Answer(
                Optional.of(Decided.REJECTED), "", "staging", REQUEST.question().digest());

        assertThat(ApprovalPage.unprocessable(
                        REQUEST, answer, answer.faultsFor(REQUEST.approver(), REQUEST.question()), NOON))
                .contains("see the 2 faults marked below")
                .contains("value=\"staging\"")
                .contains("value=\"REJECTED\" required checked")
                .contains("id=\"environment-fault\">Type prod, exactly so.")
                .contains("id=\"comment-fault\">Say why you reject");
    }

    @Test
    void offersToSendADecisionAgainOnlyWhenItMayBeLost() {
        assertThat(ApprovalPage.decided(REQUEST, APPROVED, Optional.empty())).contains("Send it again");
        assertThat(ApprovalPage.decided(REQUEST, APPROVED, Optional.of(Delivery.UNCONFIRMED)))
                .contains("Send it again");
        assertThat(ApprovalPage.decided(REQUEST, APPROVED, Optional.of(Delivery.TIMED_OUT)))
                .contains("no longer waiting")
                .doesNotContain("<form");
        assertThat(ApprovalPage.decided(REQUEST, APPROVED, Optional.of(Delivery.DELIVERED)))
                .contains("web in prod is approved")
                .contains("Looks good")
                .doesNotContain("<form");
    }

    @Test
    void tellsLittleOnceItIsTooLate() {
        assertThat(List.of(ApprovalPage.expired(REQUEST), ApprovalPage.over(REQUEST, Optional.of(APPROVED))))
                .allSatisfy(page -> assertThat(page)
                        .contains("web in prod")
                        .doesNotContain("sha256:7f")
                        .doesNotContain("111122223333")
                        .doesNotContain("<form"));
    }

    static Stream<String> everyPage() {
        Release release = new Release(
                "r",
                HOSTILE,
                new Image("uri", Example.IMAGE.digest(), Optional.of(HOSTILE)),
                true,
                HOSTILE,
                HOSTILE,
                NOON,
                "arn",
                Optional.of(HOSTILE),
                Optional.of(HOSTILE));
        GateDecision decision =
                new GateDecision(Gate.Before.DEPLOYMENT, Decided.REJECTED, HOSTILE, Optional.of(HOSTILE), NOON);
        Question question = new Question(
                Gate.Before.TRAFFIC,
                release,
                new Question.Place(HOSTILE, HOSTILE, HOSTILE),
                new Strategy.Linear(30, Duration.ofMinutes(7)),
                Duration.ZERO,
                false,
                Optional.of(HOSTILE),
                List.of(
                        new Approver(HOSTILE, Optional.of(HOSTILE), Optional.empty()),
                        new Approver("barred", Optional.empty(), Optional.of(HOSTILE))),
                2,
                true,
                new Standing(
                        Optional.of(HOSTILE),
                        List.of(
                                RevisionChange.shown(HOSTILE, Optional.of(HOSTILE), Optional.of(HOSTILE)),
                                RevisionChange.hidden(HOSTILE, RevisionChange.Kind.REMOVED)),
                        List.of(new Standing.Fact(HOSTILE, HOSTILE)),
                        Optional.of(ExampleQuestion.EVIDENCE),
                        Optional.of(new Background(
                                Optional.of(HOSTILE),
                                Optional.of(HOSTILE),
                                List.of(new Standing.Fact(HOSTILE, HOSTILE)),
                                Optional.of(HOSTILE),
                                List.of(HOSTILE),
                                Map.of()))),
                List.of(decision),
                Optional.of(new Question.Again(2, HOSTILE)));
        ApprovalRequest request = new ApprovalRequest(
                question.approvers().getFirst(), question, NOON.plus(Duration.ofHours(4)), List.of(decision));
        Answer answer = new Answer(Optional.of(Decided.APPROVED), HOSTILE, HOSTILE, HOSTILE);
        return Stream.of(
                ApprovalPage.open(request, NOON),
                ApprovalPage.unprocessable(request, answer, EnumSet.allOf(Answer.Fault.class), NOON),
                ApprovalPage.decided(request, decision, Optional.empty()),
                ApprovalPage.decided(REQUEST, APPROVED, Optional.of(Delivery.DELIVERED)),
                ApprovalPage.decidedOtherwise(request, decision),
                ApprovalPage.counted(request, decision),
                ApprovalPage.expired(request),
                ApprovalPage.askedAgain(request),
                ApprovalPage.over(request, Optional.of(decision)),
                Notice.unknown(),
                Notice.notTheirs(),
                Notice.notAskedAnyMore(),
                Notice.tooLarge(),
                Notice.notAForm(),
                Notice.notAllowed(),
                Notice.unavailable());
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void escapesEveryValueItShows(String page) {
        assertThat(page).doesNotContain("<script").doesNotContain("alert(1)<").doesNotContain("\u202e");
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void isWellFormedAndNeedsNothingFromElsewhere(String page) throws Exception {
        assertThat(page)
                .doesNotContain("style=\"")
                .doesNotContain("<link")
                .doesNotContain("src=")
                .doesNotContainPattern("\\son[a-z]+=");
        // As XML, once the void elements are closed: unbalanced or unquoted markup fails.
        String xml = page.replace("<!doctype html>", "")
                .replaceAll("<(meta|input)([^>]*)>", "<$1$2/>")
                .replaceAll(" (required|checked|disabled)(?=[ />])", "");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static ApprovalRequest request(Question question) {
        return new ApprovalRequest(
                question.approvers().getFirst(), question, NOON.plus(Duration.ofHours(4)), List.of());
    }
}
