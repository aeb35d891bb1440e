package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Reason;
import dev.headgate.config.Gate;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.JudgeRules.OnInconclusive;
import dev.headgate.config.ReleaseRules;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.testing.Example;
import dev.headgate.testing.RevisionLike;
import dev.headgate.testing.RulesLike;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the judge's word leads to, while traffic moves and at the bake's end. */
class BakeRuleTest {

    private static final Instant MOVED = Example.OPENED.plus(Duration.ofMinutes(12));
    private static final Duration EXTENSION = JudgeRules.DEFAULTS.maximumExtension();
    private static final Duration HOLD = JudgeRules.DEFAULTS.holdFor();

    @Test
    void rollsBackWithTheEvidenceOnceTheJudgeFailsGreenWhileTrafficMoves() {
        Decision decision = WatchRule.decide(
                Sample.started(),
                Sample.seen(Stage.AT_WORK, Example.shifting(40)),
                JudgeReports.saying(Reason.HARM),
                MOVED);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        it -> assertThat(it.why())
                                .contains("green does harm", "green 9 of 60 (15 %)", "blue 1 of 540 (0.19 %)"));
    }

    @ParameterizedTest
    @EnumSource(names = {"HARM", "UNHEALTHY"})
    void rollsBackDuringTheBakeToo(Reason reason) {
        assertThat(decide(baking(Sample.RULES), JudgeReports.saying(reason), Duration.ofMinutes(1)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void anAlarmCountsBesideAJudgeThatPasses() {
        ServiceView red = Example.view(
                List.of(Example.blue(Revision.Status.ACTIVE, 4), Example.green(Revision.Status.PRIMARY, 4)),
                100,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of("web-prod-5xx"));

        assertThat(WatchRule.decide(
                        baking(Sample.RULES),
                        Sample.seen(Stage.AT_WORK, red),
                        JudgeReports.saying(Reason.ABSOLUTE),
                        MOVED.plus(Sample.BAKED)))
                .isEqualTo(new Decision.RollBack("alarm web-prod-5xx is red"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RELATIVE", "ABSOLUTE"})
    void retiresBlueWhenTheBakeIsOverAndHarmIsRuledOut(Reason reason) {
        assertThat(decide(baking(Sample.RULES), JudgeReports.saying(reason), Sample.BAKED))
                .isInstanceOfSatisfying(
                        Decision.RetireBlue.class,
                        it -> assertThat(it.why()).startsWith("the bake of 10 min passed, and green"));
    }

    @Test
    void bakesForItsWholeTimeHoweverSoonHarmIsRuledOut() {
        assertThat(decide(baking(Sample.RULES), JudgeReports.saying(Reason.ABSOLUTE), Sample.BAKED.minusSeconds(7)))
                .isEqualTo(new Decision.KeepWatching(7, "baking, 7 s left", Optional.of(Activity.BAKES)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPECT", "NO_GREEN_TRAFFIC", "NO_BASELINE", "METRICS_MISSING", "NOT_ENOUGH_EVIDENCE"})
    void neverTakesSilenceForSuccess(Reason reason) {
        assertThat(decide(baking(Sample.RULES), JudgeReports.saying(reason), Sample.BAKED))
                .isInstanceOfSatisfying(
                        Decision.KeepWatching.class, it -> assertThat(it.why()).contains("the judge can not tell"));
        assertThat(decide(baking(Sample.RULES), JudgeReports.saying(reason), Sample.BAKED.plus(EXTENSION)))
                .isNotInstanceOf(Decision.RetireBlue.class);
    }

    @Test
    void extendsTheBakeUpToTheMaximum() {
        Duration almost = Sample.BAKED.plus(EXTENSION).minusSeconds(1);

        assertThat(decide(baking(asking()), JudgeReports.saying(Reason.NO_GREEN_TRAFFIC), almost))
                .isEqualTo(new Decision.KeepWatching(
                        1,
                        "the judge can not tell: green had no requests to judge it by; watching for up to 1 s more",
                        Optional.of(Activity.JUDGE_WATCHES_ON)));
    }

    @Test
    void asksThenAndLooksAgainEveryMinuteWhileTheQuestionStands() {
        assertThat(decide(baking(asking()), JudgeReports.saying(Reason.NO_GREEN_TRAFFIC), Sample.BAKED.plus(EXTENSION)))
                .isEqualTo(
                        new Decision.AskToFinish(60, "the judge can not tell: green had no requests to judge it by"));
    }

    @Test
    void rollsBackWhenNobodyAnswers() {
        Instant asked = MOVED.plus(Sample.BAKED).plus(EXTENSION);
        Deployment held = baking(asking()).finishAsked(asked);
        Duration end = Duration.between(MOVED, asked).plus(HOLD);

        assertThat(decide(held, JudgeReports.saying(Reason.SUSPECT), end.minusSeconds(20)))
                .isInstanceOfSatisfying(
                        Decision.AskToFinish.class,
                        it -> assertThat(it.seconds()).isEqualTo(20));
        assertThat(decide(held, JudgeReports.saying(Reason.SUSPECT), end.plusMinutes(1)))
                .as("the question itself says when its time is up")
                .isInstanceOf(Decision.AskToFinish.class);
        assertThat(decide(held, JudgeReports.saying(Reason.SUSPECT), end.plusMinutes(11)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        it -> assertThat(it.why()).endsWith("nobody decided within 1 h whether green may stay"));
    }

    @Test
    void doesWhatWasDecided() {
        Deployment held = baking(asking()).finishAsked(MOVED.plus(Sample.BAKED));
        Duration later = Sample.BAKED.plusMinutes(5);

        assertThat(decide(held.decided(decision(Decided.APPROVED)), JudgeReports.saying(Reason.SUSPECT), later))
                .isInstanceOfSatisfying(
                        Decision.RetireBlue.class, it -> assertThat(it.why()).endsWith("approved by alice"));
        assertThat(decide(held.decided(decision(Decided.REJECTED)), JudgeReports.saying(Reason.SUSPECT), later))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void harmThatShowsAfterAnApprovalStillRollsBack() {
        Deployment approved = baking(asking()).decided(decision(Decided.APPROVED));

        assertThat(decide(approved, JudgeReports.saying(Reason.HARM), Sample.BAKED.plusMinutes(5)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void needsNobodyAnyMoreWhenHarmIsRuledOutMeanwhile() {
        Deployment held = baking(asking()).finishAsked(MOVED.plus(Sample.BAKED));

        assertThat(decide(held, JudgeReports.saying(Reason.ABSOLUTE), Sample.BAKED.plusMinutes(5)))
                .isInstanceOf(Decision.RetireBlue.class);
    }

    @Test
    void rollsBackWhereNobodyCouldBeAsked() {
        assertThat(decide(
                        baking(Sample.RULES),
                        JudgeReports.saying(Reason.NO_GREEN_TRAFFIC),
                        Sample.BAKED.plus(EXTENSION)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        it -> assertThat(it.why()).endsWith("headgate.yaml names no approvers to ask"));
    }

    @Test
    void leavesTheLastMinutesTimeToSettleWhereTheBakeIsNotExtended() {
        for (OnInconclusive setting : List.of(OnInconclusive.HOLD, OnInconclusive.ROLL_BACK, OnInconclusive.PROMOTE)) {
            Deployment baking = baking(with(setting));

            assertThat(decide(baking, JudgeReports.saying(Reason.NO_GREEN_TRAFFIC), Sample.BAKED.plusSeconds(179)))
                    .isInstanceOf(Decision.KeepWatching.class);
            assertThat(decide(baking, JudgeReports.saying(Reason.NO_GREEN_TRAFFIC), Sample.BAKED.plusMinutes(3)))
                    .isInstanceOf(
                            switch (setting) {
                                case EXTEND, HOLD -> Decision.AskToFinish.class;
                                case ROLL_BACK -> Decision.RollBack.class;
                                case PROMOTE -> Decision.RetireBlue.class;
                            });
        }
    }

    @Test
    void doesNotHoldARollbackUpForWantOfEvidence() {
        Deployment rollback = Deployment.open(Sample.plan(asking(), true), "arn", Example.OPENED)
                .intending(
                        "m",
                        Example.OPENED,
                        Sample.started().start().orElseThrow().blue(),
                        List.of())
                .created(Example.CODE_DEPLOY_ID)
                .trafficMoved(MOVED);

        assertThat(decide(rollback, JudgeReports.saying(Reason.NO_GREEN_TRAFFIC), Sample.BAKED))
                .isInstanceOf(Decision.RetireBlue.class);
        assertThat(decide(rollback, JudgeReports.saying(Reason.HARM), Sample.BAKED))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void endsBlueAtOnceWhereThereIsNoBake() {
        ReleaseRules none =
                new RulesLike(Sample.RULES).bake(Duration.ZERO).alarms().rules();

        assertThat(decide(baking(none), JudgeReports.saying(Reason.NO_GREEN_TRAFFIC), Duration.ZERO))
                .isInstanceOf(Decision.RetireBlue.class);
    }

    @Test
    void whereNoTasksAreWantedNothingIsHarmedAndNobodyCanJudge() {
        Revision asleep = new RevisionLike(Example.green(Revision.Status.PRIMARY, 0))
                .tasks(0, 0, 0, 0)
                .seen();
        ServiceView night = Example.view(List.of(asleep), 100, Optional.of(Example.CODE_DEPLOY_ID), List.of());

        assertThat(WatchRule.decide(
                        baking(Sample.RULES),
                        Sample.seen(Stage.AT_WORK, night),
                        JudgeReports.saying(Reason.NO_GREEN_TRAFFIC),
                        MOVED.plus(Sample.BAKED)))
                .isInstanceOfSatisfying(
                        Decision.RetireBlue.class, it -> assertThat(it.why()).contains("nobody could judge green"));
    }

    private static Decision decide(Deployment deployment, Optional<JudgeReport> judged, Duration sinceMoved) {
        return WatchRule.decide(
                deployment, Sample.seen(Stage.AT_WORK, Example.shifting(100)), judged, MOVED.plus(sinceMoved));
    }

    private static Deployment baking(ReleaseRules rules) {
        return Sample.started(rules).trafficMoved(MOVED);
    }

    private static ReleaseRules asking() {
        return with(OnInconclusive.EXTEND);
    }

    private static ReleaseRules with(OnInconclusive setting) {
        return Sample.RULES.withJudge(
                Optional.of(JudgeRules.DEFAULTS.asking(List.of("alice")).otherwise(setting)));
    }

    private static GateDecision decision(Decided decided) {
        return new GateDecision(Gate.Before.FINISH, decided, "alice", Optional.empty(), MOVED);
    }
}
