package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.analysis.Reason;
import dev.headgate.approval.Answer;
import dev.headgate.approval.DecisionResult;
import dev.headgate.approval.Decisions;
import dev.headgate.approval.Identity;
import dev.headgate.approval.LinkId;
import dev.headgate.approval.LinkState;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.approval.TaskTokens;
import dev.headgate.approval.TooFewApproversException;
import dev.headgate.config.Configuration;
import dev.headgate.config.Gate;
import dev.headgate.config.Service;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.handler.RecordDecisionHandler.Input;
import dev.headgate.handler.RecordDecisionHandler.Output;
import dev.headgate.notification.Message;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordDecisionHandlerTest {

    private static final Gate BOTH =
            new Gate(Gate.Before.TRAFFIC, List.of("carol", "dan"), Duration.ofMinutes(90), 2, false);
    private static final Gate ANY = new Gate(Gate.Before.TRAFFIC, List.of("carol", "dan"), Duration.ofMinutes(90));

    private final Scene scene = new Scene();
    private final Map<String, LinkId> links = new HashMap<>();
    private Configuration configured = Example.configuration();
    private final RecordDecisionHandler handler =
            new RecordDecisionHandler(scene.store, scene.approvals, () -> configured, scene.clock);
    private final Decisions decisions = new Decisions(
            scene.approvalStore, scene.askers, (token, output) -> TaskTokens.Delivery.TIMED_OUT, scene.clock);

    @Test
    void recordsWhoApprovedAndWhatThePageShowed() {
        Question question = ask(ANY);
        decide("carol", Decided.APPROVED, "");

        assertThat(record()).isEqualTo(new Output(true, false, "approved by carol"));
        assertThat(decision())
                .contains(new GateDecision(
                        Gate.Before.TRAFFIC,
                        Decided.APPROVED,
                        "carol",
                        Optional.empty(),
                        Scene.NINE,
                        Optional.of(question.digest())));
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void recordsWhoRejectedAndWhy() {
        ask(ANY);
        decide("dan", Decided.REJECTED, "not before the holidays");

        assertThat(record()).isEqualTo(new Output(false, false, "rejected by dan: not before the holidays"));
        assertThat(scene.record().cause())
                .contains(new Cause(Cause.Kind.REJECTED, "rejected by dan: not before the holidays", Scene.NINE));
    }

    @Test
    void recordsEveryApprovalThatWasNeeded() {
        ask(BOTH);
        decide("dan", Decided.APPROVED, "");
        decide("carol", Decided.APPROVED, "fine");

        assertThat(record()).isEqualTo(new Output(true, false, "approved by dan and carol"));
        assertThat(scene.record().decisions()).extracting(GateDecision::by).containsExactly("dan", "carol");
    }

    @Test
    void anApprovalOfWhatHasChangedSinceIsNotRecorded() {
        Gate gate = new Gate(Gate.Before.DEPLOYMENT, List.of("carol", "dan"), Duration.ofMinutes(90));
        ask(gate);
        scene.store.save(scene.record().pinnedTo("arn:t/web:1", "arn:t/web:0", Scene.NINE));
        decide("carol", Decided.APPROVED, "");
        scene.store.save(scene.record().pinnedTo("arn:t/web:2", "arn:t/web:0", Scene.NINE));

        Output output = handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.DEPLOYMENT));

        assertThat(output.why()).contains("something has changed since");
        assertThat(scene.record().decisions()).isEmpty();
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void aRejectionOfWhatHasChangedSinceStillIsOne() {
        Gate gate = new Gate(Gate.Before.DEPLOYMENT, List.of("carol", "dan"), Duration.ofMinutes(90));
        ask(gate);
        scene.store.save(scene.record().pinnedTo("arn:t/web:1", "arn:t/web:0", Scene.NINE));
        decide("carol", Decided.REJECTED, "no");
        scene.store.save(scene.record().pinnedTo("arn:t/web:2", "arn:t/web:0", Scene.NINE));

        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.DEPLOYMENT));

        assertThat(scene.record().cause()).map(Cause::kind).contains(Cause.Kind.REJECTED);
    }

    @Test
    void noAnswerIsNoApproval() {
        ask(ANY);
        expire();

        assertThat(record()).isEqualTo(new Output(false, false, "nobody decided before the question expired"));
        assertThat(scene.record().cause()).map(Cause::kind).contains(Cause.Kind.EXPIRED);
        assertThat(decision()).isEmpty();
    }

    @Test
    void noAnswerWhetherGreenMayStaySaysWhatTheJudgeCouldNotTell() {
        Input finish = new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.FINISH);
        ask(new Gate(Gate.Before.FINISH, List.of("carol"), Duration.ofMinutes(90)));
        scene.store.save(scene.record()
                .found(new Finding(Reason.NOT_ENOUGH_EVIDENCE, "12 requests in 10 min", List.of(), Scene.NINE)));
        expire();

        String why = "the judge can not tell: 12 requests in 10 min; nobody decided before the question expired";
        assertThat(handler.handle(finish)).isEqualTo(new Output(false, false, why));
        assertThat(scene.record().cause()).contains(new Cause(Cause.Kind.EXPIRED, why, scene.clock.instant()));
    }

    @Test
    void noAnswerBeforeTrafficSaysNothingOfAJudge() {
        ask(ANY);
        scene.store.save(scene.record()
                .found(new Finding(Reason.NOT_ENOUGH_EVIDENCE, "12 requests in 10 min", List.of(), Scene.NINE)));
        expire();

        assertThat(record().why()).isEqualTo("nobody decided before the question expired");
    }

    @Test
    void tooFewApprovalsAreNoApproval() {
        ask(BOTH);
        decide("dan", Decided.APPROVED, "");
        expire();

        assertThat(record())
                .isEqualTo(new Output(
                        false, false, "only dan approved before the question expired, and 2 approvals were needed"));
        assertThat(scene.record().cause()).map(Cause::kind).contains(Cause.Kind.EXPIRED);
        assertThat(scene.record().decisions()).hasSize(1);
    }

    @Test
    void takesAnAnswerWhoseTaskTokenWasRefused() {
        ask(ANY);

        assertThat(decide("carol", Decided.APPROVED, "")).isInstanceOf(DecisionResult.Decided.class);

        assertThat(record().approved()).isTrue();
    }

    @Test
    void nothingIsDecidedAnyMoreOnceTheDeploymentHasTakenTheResult() {
        ask(ANY);
        expire();
        record();

        assertThat(decide("carol", Decided.APPROVED, "")).isInstanceOf(DecisionResult.Expired.class);
        assertThat(record().approved()).isFalse();
    }

    @Test
    void aSecondRunChangesAndTellsNothing() {
        ask(ANY);
        decide("dan", Decided.REJECTED, "no");
        Output first = record();
        Deployment recorded = scene.record();
        int told = scene.mailbox.size();

        assertThat(record()).isEqualTo(first);
        assertThat(scene.record()).isEqualTo(recorded);
        assertThat(scene.mailbox).hasSize(told);
    }

    @Test
    void tellsEveryApprover() {
        ask(ANY);
        decide("dan", Decided.REJECTED, "no");
        scene.mailbox.clear();

        record();

        assertThat(scene.mailbox)
                .extracting(it -> it.attributes().get("approver"))
                .containsExactly("carol", "dan");
        assertThat(scene.mailbox).extracting(Message::body).allMatch(body -> body.contains("rejected by dan"));
    }

    /** The state's wait and the question's time are measured by different clocks: only the question's counts. */
    @Test
    void aQuestionStaysOpenUntilItsOwnTimeIsUp() {
        ask(ANY);
        scene.pass(ANY.expiresAfter().minusMillis(1));

        assertThat(record()).isEqualTo(new Output(false, true, "the question is still open"));
        assertThat(decide("carol", Decided.APPROVED, "")).isInstanceOf(DecisionResult.Decided.class);
        expire();

        assertThat(record().approved()).isTrue();
    }

    @Test
    void whatTheRequestBrokeOffBeforeItWasAskedIsAskedAgain() {
        scene.opened();

        assertThat(record().open()).isTrue();
    }

    @Test
    void knowsNoResultOfAQuestionThatWasNeverAsked() {
        scene.opened();
        Input neverAsked = new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.DEPLOYMENT);

        assertThatThrownBy(() -> handler.handle(neverAsked))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Nobody was asked about deployment web-prod-1 before DEPLOYMENT");
    }

    private void expire() {
        scene.pass(Duration.ofMinutes(91));
    }

    @Test
    void anApproverWhoWasRemovedDoesNotCount() {
        ask(ANY);
        decide("carol", Decided.APPROVED, "");
        configure(onlyDan(), "dan");

        assertThat(record())
                .isEqualTo(new Output(
                        false,
                        true,
                        "an answer does not count any more, as headgate.yaml has changed: the question stands again",
                        Optional.of(5400L)));
        assertThat(scene.record().decisions()).isEmpty();
        assertThat(show("carol")).isEqualTo(new LinkState.NotAskedAnyMore());
        assertThat(decide("carol", Decided.APPROVED, "")).isEqualTo(new DecisionResult.NotAskedAnyMore());

        decide("dan", Decided.APPROVED, "");
        assertThat(record()).isEqualTo(new Output(true, false, "approved by dan"));
    }

    /** Nor may somebody who has left the company keep others from releasing. */
    @Test
    void theRejectionOfAnApproverWhoWasRemovedDoesNotCount() {
        ask(ANY);
        decide("carol", Decided.REJECTED, "no");
        configure(onlyDan(), "dan");

        assertThat(record().open()).isTrue();
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void aQuorumThatWasRaisedCounts() {
        ask(ANY);
        decide("carol", Decided.APPROVED, "");
        configure(BOTH, "carol", "dan");

        assertThat(record().open()).isTrue();
        assertThat(show("carol")).isInstanceOf(LinkState.Counted.class);

        decide("dan", Decided.APPROVED, "");
        assertThat(record()).isEqualTo(new Output(true, false, "approved by carol and dan"));
        assertThat(scene.record().decisions()).extracting(GateDecision::by).containsExactly("carol", "dan");
    }

    @Test
    void aQuorumThatWasLoweredDoesNot() {
        ask(BOTH);
        decide("carol", Decided.APPROVED, "");
        configure(ANY, "carol", "dan");
        scene.pass(Duration.ofMinutes(90));

        assertThat(record().approved()).isFalse();
    }

    @Test
    void aGateThatWasRemovedIsStillToBeOpenedByThoseWhoAreApproversYet() {
        ask(ANY);
        decide("carol", Decided.APPROVED, "");
        configure(new Gate(Gate.Before.DEPLOYMENT, List.of("dan"), Duration.ofHours(1)), "dan");

        assertThat(record().open()).isTrue();
    }

    @Test
    void whatIsUndoneEndsWithTheQuestionsOwnTime() {
        ask(ANY);
        decide("carol", Decided.APPROVED, "");
        configure(onlyDan(), "dan");
        scene.pass(Duration.ofMinutes(30));
        assertThat(record().approvalSeconds()).contains(3600L);
        scene.pass(Duration.ofMinutes(59));
        assertThat(record().approvalSeconds()).contains(60L);
        scene.pass(Duration.ofSeconds(60));

        assertThat(record()).isEqualTo(new Output(false, false, "nobody decided before the question expired"));
        assertThat(scene.record().cause()).map(Cause::kind).contains(Cause.Kind.EXPIRED);
    }

    @Test
    void whoeverIsNamedNowIsAskedAndNobodyTwice() {
        ask(onlyCarol());
        decide("carol", Decided.APPROVED, "");
        configure(onlyDan(), "dan");
        record();
        scene.mailbox.clear();

        scene.approvals.askOn("web-prod-1", Gate.Before.TRAFFIC, "token-2");
        scene.approvals.askOn("web-prod-1", Gate.Before.TRAFFIC, "token-3");

        assertThat(scene.mailbox)
                .extracting(it -> it.attributes().get("approver"))
                .containsExactly("dan");
        decide("dan", Decided.APPROVED, "");
        assertThat(record().approved()).isTrue();
    }

    @Test
    void withTooFewLeftItEndsAtOnce() {
        ask(BOTH);
        decide("carol", Decided.APPROVED, "");
        configure(onlyDan(), "dan");
        record();

        assertThatThrownBy(() -> scene.approvals.askOn("web-prod-1", Gate.Before.TRAFFIC, "token-2"))
                .isInstanceOf(TooFewApproversException.class)
                .hasMessageContaining("needs 2 approvals");
    }

    @Test
    void whatTheDeploymentHasTakenIsNotTakenBack() {
        ask(ANY);
        decide("carol", Decided.APPROVED, "");
        record();
        configure(onlyDan(), "dan");

        assertThat(record()).isEqualTo(new Output(true, false, "approved by carol"));
    }

    private static Gate onlyDan() {
        return new Gate(Gate.Before.TRAFFIC, List.of("dan"), Duration.ofMinutes(90));
    }

    private static Gate onlyCarol() {
        return new Gate(Gate.Before.TRAFFIC, List.of("carol"), Duration.ofMinutes(90));
    }

    private Question ask(Gate gate) {
        Deployment opened = scene.opened(planWith(gate));
        configure(gate, "carol", "dan");
        Question question = Question.about(opened, gate, configured.approvers(), Standing.UNKNOWN);
        scene.approvals.request("web-prod-1", question, gate.expiresAfter(), "token-1");
        return question;
    }

    /** What headgate.yaml says from now on: this gate alone, and these approvers. */
    private void configure(Gate gate, String... approvers) {
        Map<String, String> emails = new LinkedHashMap<>();
        for (String name : approvers) {
            emails.put(name, name + "@example.com");
        }
        Service web = Example.service(
                "web",
                "web",
                new Service.ReleaseOn(List.of(), List.of()),
                List.of(planWith(gate).environment()));
        configured = new Configuration("", "111122223333", "us-east-1", emails, List.of(web));
    }

    private static DeploymentPlan planWith(Gate gate) {
        return Scene.with("prod", rules -> rules.gates(gate).alarms());
    }

    private DecisionResult decide(String approver, Decided decided, String comment) {
        String shown = show(approver) instanceof LinkState.Open(var request)
                ? request.question().digest()
                : "";
        return decisions.decide(
                link(approver), new Identity.NotAsked(), new Answer(Optional.of(decided), comment, "prod", shown));
    }

    private LinkState show(String approver) {
        return decisions.show(link(approver), new Identity.NotAsked());
    }

    /** The first that somebody has been mailed, or that they were mailed before the mailbox was emptied. */
    private LinkId link(String approver) {
        return links.computeIfAbsent(approver, name -> {
            String body = scene.mailbox.stream()
                    .filter(it -> name.equals(it.attributes().get("approver")))
                    .map(Message::body)
                    .filter(it -> it.contains("/a/"))
                    .findFirst()
                    .orElseThrow();
            int id = body.indexOf("/a/") + 3;
            return new LinkId(body.substring(id, id + 22));
        });
    }

    private Output record() {
        return handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.TRAFFIC));
    }

    private Optional<GateDecision> decision() {
        return scene.record().decisionAt(Gate.Before.TRAFFIC);
    }
}
