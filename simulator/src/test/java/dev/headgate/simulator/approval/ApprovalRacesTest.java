package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Outcome;
import dev.headgate.page.PageResponse;
import dev.headgate.simulator.scenario.Approvers;
import dev.headgate.simulator.wire.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that cross each other, the clock, a lost reply or the deployment's end: real state machines, virtual time. */
class ApprovalRacesTest {

    private static final String ANY = "{before: deployment, approvers: [alice, bob], expiresAfter: 20m}";
    private static final String BOTH = "{before: deployment, approvers: [alice, bob], expiresAfter: 20m, required: 2}";

    @Test
    void theFirstOfTwoAnswersStandsWhenTheyComeAtOnce() {
        GateRun run = new GateRun(ANY).start().untilAsked();
        run.beforeNext("PutItem", () -> assertThat(run.reject("bob").status()).isEqualTo(200));

        PageResponse second = run.approve("alice");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.html()).contains("web in prod is rejected", "The first decision stands");
        assertThat(run.untilClosed()).isEqualTo(Outcome.REJECTED);
        assertThat(run.record().decisions()).extracting(GateDecision::by).containsExactly("bob");
    }

    @Test
    void bothApprovalsCountWhenTheyComeAtOnce() {
        GateRun run = new GateRun(BOTH).start().untilAsked();
        run.beforeNext("PutItem", () -> assertThat(run.approve("bob").html()).contains("Your approval counts"));

        assertThat(run.approve("alice").html()).contains("web in prod is approved");

        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
        assertThat(run.record().decisions()).extracting(GateDecision::by).containsExactly("bob", "alice");
    }

    @Test
    void anAnswerThatMeetsTheConclusionOnItsWayToTheTableIsTooLate() {
        GateRun run = new GateRun(ANY).start().untilAsked();
        run.beforeNext("PutItem", () -> run.world.wire().undisturbed(() -> run.pass(Duration.ofMinutes(21))));

        assertThat(run.approve("alice").status()).isEqualTo(410);

        assertThat(run.untilClosed()).isEqualTo(Outcome.REJECTED);
        assertThat(run.record().cause()).map(Cause::kind).contains(Cause.Kind.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-2000, -700, -300, -100, 0, 100, 300, 700, 2000})
    void whatThePageSaysAtTheMomentOfExpiryIsWhatHappens(long milliseconds) {
        GateRun run = new GateRun(ANY).start().untilAsked();
        Duration left = Duration.between(
                run.world.loop().instant(),
                run.questions("alice").getFirst().at().plus(Duration.ofMinutes(20)));
        run.pass(left.plusMillis(milliseconds));

        PageResponse page = run.approve("alice");

        boolean approved = page.status() == 200;
        assertThat(page.status()).isIn(200, 410);
        assertThat(run.untilClosed()).isEqualTo(approved ? Outcome.DEPLOYED : Outcome.REJECTED);
        assertThat(run.record().decisions()).hasSize(approved ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1000, -200, 0, 200, 1000})
    void anAnswerInTheMomentOfTheReminderIsTaken(long milliseconds) {
        GateRun run = new GateRun(ANY).start().untilAsked();
        Duration left = Duration.between(
                run.world.loop().instant(),
                run.questions("alice").getFirst().at().plus(Duration.ofMinutes(10)));
        run.pass(left.plusMillis(milliseconds));

        assertThat(run.approve("alice").status()).isEqualTo(200);

        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
        assertThat(run.record().plan().environment().rules().gates()).hasSize(1);
        assertThat(Duration.between(
                        run.record().decisions().getFirst().at(),
                        run.record().start().orElseThrow().at()))
                .isLessThan(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Effect.class,
            names = {"LOSE_REPLY", "LOSE_REQUEST", "THROTTLE"})
    void aSingleLostCallOfTheHandoverIsMadeGoodAtOnce(Fault.Effect effect) {
        GateRun run = new GateRun(ANY).start().untilAsked();
        run.strikeNext("SendTaskSuccess", 1, effect);

        PageResponse page = run.approve("alice");

        assertThat(page.status()).isEqualTo(200);
        assertThat(run.calls("SendTaskSuccess")).isEqualTo(2);
        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
    }

    @Test
    void thePageSaysDeliveredOnceTheDeploymentHasTakenTheAnswerThoughItsReplyWasLost() {
        GateRun run = new GateRun(ANY).start().untilAsked();
        run.strikeNext("SendTaskSuccess", 1, Fault.Effect.LOSE_REPLY);

        assertThat(run.approve("alice").html()).contains("it had this answer already");
        run.pass(Duration.ofSeconds(10));

        assertThat(run.open("bob").html()).contains("The deployment has the answer");
    }

    @Test
    void aSecondClickMakesGoodAHandoverThatNeverArrived() {
        GateRun run = new GateRun(ANY).start().untilAsked();
        run.strikeNext("SendTaskSuccess", 3, Fault.Effect.LOSE_REQUEST);

        assertThat(run.approve("alice").html()).contains("Send it again");
        assertThat(run.approve("bob").html()).contains("The deployment has the answer");
        run.pass(Duration.ofMinutes(1));

        assertThat(run.record().decisions()).extracting(GateDecision::by).containsExactly("alice");
        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
    }

    @Test
    void aDecisionWhoseHandoverNeverArrivedIsTakenFromTheRecordAtHalfTime() {
        GateRun run = new GateRun(ANY).start().untilAsked();
        run.strikeNext("SendTaskSuccess", 3, Fault.Effect.LOSE_REQUEST);
        run.approve("alice");

        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);

        assertThat(run.record().start().orElseThrow().at())
                .isBefore(run.questions("alice").getFirst().at().plus(Duration.ofMinutes(11)));
        assertThat(run.questions("alice")).hasSize(1);
    }

    @Test
    void aDecisionOfTheSecondHalfWhoseHandoverNeverArrivedIsTakenFromTheRecordAtTheEnd() {
        GateRun run = new GateRun(ANY).start().untilAsked();
        run.pass(Duration.ofMinutes(15));
        run.strikeNext("SendTaskSuccess", 3, Fault.Effect.LOSE_REQUEST);
        run.reject("bob");

        assertThat(run.untilClosed()).isEqualTo(Outcome.REJECTED);

        assertThat(run.record().cause()).map(Cause::kind).contains(Cause.Kind.REJECTED);
        assertThat(run.record().cause()).map(Cause::reason).contains("rejected by bob: not now");
    }

    @Test
    void aLinkOfBeforeTheRetryAnswersTheStateThatWaitsNow() {
        GateRun run = new GateRun(ANY);
        // Alice has her mail; bob's fails, so the state fails and comes back with another token.
        int[] published = {0};
        run.world
                .wire()
                .add(call -> call.operation().equals("Publish") && ++published[0] == 2
                        ? Fault.Effect.LOSE_REQUEST
                        : Fault.Effect.NONE);
        run.start().untilAsked().pass(Duration.ofMinutes(2));

        assertThat(run.questions("alice")).hasSize(1);
        assertThat(run.questions("bob")).hasSize(1);
        assertThat(run.approve("alice").html()).contains("The deployment has the answer");
        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
    }

    @Test
    void aLinkOfBeforeTheReminderAnswersTheStateThatWaitsNow() {
        GateRun run = new GateRun(ANY).start().untilAsked().pass(Duration.ofMinutes(15));

        assertThat(run.questions("alice")).hasSize(2);
        assertThat(run.approve("alice").html()).contains("The deployment has the answer");
        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
    }

    @Test
    void decidesNothingOnceTheDeploymentWasAbortedAndTakenOver() {
        GateRun run = new GateRun(ANY).start().untilAsked();
        abort(run);

        assertThat(run.untilClosed()).isEqualTo(Outcome.REJECTED);

        assertThat(run.open("alice").status()).isEqualTo(410);
        assertThat(run.approve("alice").status()).isEqualTo(410);
        assertThat(run.open("alice").html()).contains("This deployment has ended");
        assertThat(run.subjects("alice"))
                .containsExactly("[Headgate] Approve web in prod?", "[Headgate] web in prod: not asked any more");
        assertThat(run.record().start()).isEmpty();
    }

    @Test
    void startsNothingWhenTheApprovalComesBetweenTheAbortAndTheTakeover() {
        GateRun run = new GateRun(ANY).start().untilAsked();
        abort(run);

        assertThat(run.approve("alice").html()).contains("Only if its execution has died does nothing come of it");

        assertThat(run.untilClosed()).isEqualTo(Outcome.REJECTED);
        assertThat(run.record().start()).isEmpty();
        assertThat(run.open("alice").status()).isEqualTo(410);
    }

    @Test
    void aNewerReleaseWaitsForTheAnswerAndGoesOnAfterIt() {
        GateRun run = new GateRun(ANY).start().untilAsked();
        run.start("web-prod-newer", "\"requestedBy\":\"erin\"").pass(Duration.ofMinutes(5));

        assertThat(run.questions("alice")).hasSize(1);
        run.reject("alice");
        assertThat(run.untilClosed()).isEqualTo(Outcome.REJECTED);
        run.pass(Duration.ofMinutes(5));

        assertThat(run.questions("alice")).hasSize(2);
        assertThat(run.answer(Approvers.linkIn(run.questions("alice").getLast()).orElseThrow(), "APPROVED", "")
                        .status())
                .isEqualTo(200);
        assertThat(run.approve("alice").status()).isEqualTo(410);
        run.pass(Duration.ofMinutes(20));
        assertThat(run.world
                        .records()
                        .find("web-prod-newer")
                        .orElseThrow()
                        .closing()
                        .orElseThrow()
                        .outcome())
                .isEqualTo(Outcome.DEPLOYED);
    }

    private static void abort(GateRun run) {
        run.world
                .stepFunctions()
                .client()
                .stopExecution(
                        it -> it.executionArn(run.record().executionArn()).cause("aborted by hand"));
    }
}
