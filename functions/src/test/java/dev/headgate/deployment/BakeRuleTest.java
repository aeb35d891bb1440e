package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.ErrorRate;
import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Judgement;
import dev.headgate.analysis.Metric;
import dev.headgate.analysis.MetricMinutes;
import dev.headgate.analysis.MinuteEvidence;
import dev.headgate.analysis.OverallJudgement;
import dev.headgate.analysis.Reason;
import dev.headgate.analysis.Verdict;
import dev.headgate.config.Gate;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.JudgeRules.OnInconclusive;
import dev.headgate.config.ReleaseRules;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.RevisionLike;
import dev.headgate.testing.RulesLike;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
                ExampleProd.started(),
                ExampleProd.seen(Stage.AT_WORK, Example.shifting(40)),
                saying(Reason.HARM),
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
        assertThat(decide(baking(ExampleProd.RULES), saying(reason), Duration.ofMinutes(1)))
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
                        baking(ExampleProd.RULES),
                        ExampleProd.seen(Stage.AT_WORK, red),
                        saying(Reason.ABSOLUTE),
                        MOVED.plus(ExampleProd.BAKED)))
                .isEqualTo(new Decision.RollBack("alarm web-prod-5xx is red"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RELATIVE", "ABSOLUTE"})
    void retiresBlueWhenTheBakeIsOverAndHarmIsRuledOut(Reason reason) {
        assertThat(decide(baking(ExampleProd.RULES), saying(reason), ExampleProd.BAKED))
                .isInstanceOfSatisfying(
                        Decision.RetireBlue.class,
                        it -> assertThat(it.why()).startsWith("the bake of 10 min passed, and green"));
    }

    @Test
    void bakesForItsWholeTimeHoweverSoonHarmIsRuledOut() {
        assertThat(decide(baking(ExampleProd.RULES), saying(Reason.ABSOLUTE), ExampleProd.BAKED.minusSeconds(7)))
                .isEqualTo(new Decision.KeepWatching(7, "baking, 7 s left", Optional.of(Activity.BAKES)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPECT", "NO_GREEN_TRAFFIC", "NO_BASELINE", "METRICS_MISSING", "NOT_ENOUGH_EVIDENCE"})
    void neverTakesSilenceForSuccess(Reason reason) {
        assertThat(decide(baking(ExampleProd.RULES), saying(reason), ExampleProd.BAKED))
                .isInstanceOfSatisfying(
                        Decision.KeepWatching.class, it -> assertThat(it.why()).contains("the judge can not tell"));
        assertThat(decide(baking(ExampleProd.RULES), saying(reason), ExampleProd.BAKED.plus(EXTENSION)))
                .isNotInstanceOf(Decision.RetireBlue.class);
    }

    @Test
    void extendsTheBakeUpToTheMaximum() {
        Duration almost = ExampleProd.BAKED.plus(EXTENSION).minusSeconds(1);

        assertThat(decide(baking(asking()), saying(Reason.NO_GREEN_TRAFFIC), almost))
                .isEqualTo(new Decision.KeepWatching(
                        1,
                        "the judge can not tell: green had no requests to judge it by; watching for up to 1 s more",
                        Optional.of(Activity.JUDGE_WATCHES_ON)));
    }

    @Test
    void asksThenAndLooksAgainEveryMinuteWhileTheQuestionStands() {
        assertThat(decide(baking(asking()), saying(Reason.NO_GREEN_TRAFFIC), ExampleProd.BAKED.plus(EXTENSION)))
                .isEqualTo(
                        new Decision.AskToFinish(60, "the judge can not tell: green had no requests to judge it by"));
    }

    @Test
    void rollsBackWhenNobodyAnswers() {
        Instant asked = MOVED.plus(ExampleProd.BAKED).plus(EXTENSION);
        Deployment held = baking(asking()).finishAsked(asked);
        Duration end = Duration.between(MOVED, asked).plus(HOLD);

        assertThat(decide(held, saying(Reason.SUSPECT), end.minusSeconds(20)))
                .isInstanceOfSatisfying(
                        Decision.AskToFinish.class,
                        it -> assertThat(it.seconds()).isEqualTo(20));
        assertThat(decide(held, saying(Reason.SUSPECT), end.plusMinutes(1)))
                .as("the question itself says when its time is up")
                .isInstanceOf(Decision.AskToFinish.class);
        assertThat(decide(held, saying(Reason.SUSPECT), end.plusMinutes(11)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        it -> assertThat(it.why()).endsWith("nobody decided within 1 h whether green may stay"));
    }

    @Test
    void doesWhatWasDecided() {
        Deployment held = baking(asking()).finishAsked(MOVED.plus(ExampleProd.BAKED));
        Duration later = ExampleProd.BAKED.plusMinutes(5);

        assertThat(decide(held.decided(decision(Decided.APPROVED)), saying(Reason.SUSPECT), later))
                .isInstanceOfSatisfying(
                        Decision.RetireBlue.class, it -> assertThat(it.why()).endsWith("approved by alice"));
        assertThat(decide(held.decided(decision(Decided.REJECTED)), saying(Reason.SUSPECT), later))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void harmThatShowsAfterAnApprovalStillRollsBack() {
        Deployment approved = baking(asking()).decided(decision(Decided.APPROVED));

        assertThat(decide(approved, saying(Reason.HARM), ExampleProd.BAKED.plusMinutes(5)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void needsNobodyAnyMoreWhenHarmIsRuledOutMeanwhile() {
        Deployment held = baking(asking()).finishAsked(MOVED.plus(ExampleProd.BAKED));

        assertThat(decide(held, saying(Reason.ABSOLUTE), ExampleProd.BAKED.plusMinutes(5)))
                .isInstanceOf(Decision.RetireBlue.class);
    }

    @Test
    void rollsBackWhereNobodyCouldBeAsked() {
        assertThat(decide(
                        baking(ExampleProd.RULES), saying(Reason.NO_GREEN_TRAFFIC), ExampleProd.BAKED.plus(EXTENSION)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        it -> assertThat(it.why()).endsWith("headgate.yaml names no approvers to ask"));
    }

    @Test
    void leavesTheLastMinutesTimeToSettleWhereTheBakeIsNotExtended() {
        for (OnInconclusive setting : List.of(OnInconclusive.HOLD, OnInconclusive.ROLL_BACK, OnInconclusive.PROMOTE)) {
            Deployment baking = baking(with(setting));

            assertThat(decide(baking, saying(Reason.NO_GREEN_TRAFFIC), ExampleProd.BAKED.plusSeconds(179)))
                    .isInstanceOf(Decision.KeepWatching.class);
            assertThat(decide(baking, saying(Reason.NO_GREEN_TRAFFIC), ExampleProd.BAKED.plusMinutes(3)))
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
        Deployment rollback = Deployment.open(ExampleProd.plan(asking(), true), "arn", Example.OPENED)
                .intending(
                        "m",
                        Example.OPENED,
                        ExampleProd.started().start().orElseThrow().blue(),
                        List.of())
                .created(Example.CODE_DEPLOY_ID)
                .trafficMoved(MOVED);

        assertThat(decide(rollback, saying(Reason.NO_GREEN_TRAFFIC), ExampleProd.BAKED))
                .isInstanceOf(Decision.RetireBlue.class);
        assertThat(decide(rollback, saying(Reason.HARM), ExampleProd.BAKED)).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void endsBlueAtOnceWhereThereIsNoBake() {
        ReleaseRules none =
                new RulesLike(ExampleProd.RULES).bake(Duration.ZERO).alarms().rules();

        assertThat(decide(baking(none), saying(Reason.NO_GREEN_TRAFFIC), Duration.ZERO))
                .isInstanceOf(Decision.RetireBlue.class);
    }

    @Test
    void whereNoTasksAreWantedNothingIsHarmedAndNobodyCanJudge() {
        Revision asleep = new RevisionLike(Example.green(Revision.Status.PRIMARY, 0))
                .tasks(0, 0, 0, 0)
                .seen();
        ServiceView night = Example.view(List.of(asleep), 100, Optional.of(Example.CODE_DEPLOY_ID), List.of());

        assertThat(WatchRule.decide(
                        baking(ExampleProd.RULES),
                        ExampleProd.seen(Stage.AT_WORK, night),
                        saying(Reason.NO_GREEN_TRAFFIC),
                        MOVED.plus(ExampleProd.BAKED)))
                .isInstanceOfSatisfying(
                        Decision.RetireBlue.class, it -> assertThat(it.why()).contains("nobody could judge green"));
    }

    private static Decision decide(Deployment deployment, Optional<JudgeReport> judged, Duration sinceMoved) {
        return WatchRule.decide(
                deployment, ExampleProd.seen(Stage.AT_WORK, Example.shifting(100)), judged, MOVED.plus(sinceMoved));
    }

    private static Deployment baking(ReleaseRules rules) {
        return ExampleProd.started(rules).trafficMoved(MOVED);
    }

    private static ReleaseRules asking() {
        return with(OnInconclusive.EXTEND);
    }

    private static ReleaseRules with(OnInconclusive setting) {
        return ExampleProd.RULES.withJudge(
                Optional.of(JudgeRules.DEFAULTS.asking(List.of("alice")).otherwise(setting)));
    }

    private static GateDecision decision(Decided decided) {
        return new GateDecision(Gate.Before.FINISH, decided, "alice", Optional.empty(), MOVED);
    }

    /** What a judge could say, whatever it rests on. */
    private static Optional<JudgeReport> saying(Reason reason) {
        Optional<Integer> failMinute = reason.verdict() == Verdict.FAIL ? Optional.of(1) : Optional.empty();
        Judgement judgement = new Judgement(
                reason,
                failMinute,
                1,
                List.of(new MinuteEvidence(7, 0, 0, 5)),
                List.of(),
                List.of(),
                new ErrorRate(60, 9),
                new ErrorRate(540, 1));
        return Optional.of(new JudgeReport(
                new OverallJudgement(
                        reason, failMinute, Optional.of(Metric.SERVER_ERRORS), Map.of(Metric.SERVER_ERRORS, judgement)),
                List.of(new MetricMinutes(Metric.SERVER_ERRORS, List.of(), List.of())),
                List.of(),
                Example.OPENED));
    }
}
