package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.DeploymentJudge;
import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Metric;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.analysis.TargetGroupMinute;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.JudgeRules.OnInconclusive;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.config.Strategy.Pace;
import dev.headgate.config.Strategy.Step;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.RulesLike;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When green gets more of production, at a backend that waits to be told. */
class StepRuleTest {

    private static final Instant LET_GO = Example.OPENED.plus(Duration.ofMinutes(5));
    private static final Instant AT_20 = LET_GO.plus(Duration.ofMinutes(1));
    private static final Duration EXTENSION = JudgeRules.DEFAULTS.maximumExtension();

    private static final ReleaseRules CLOCK = rules(Pace.CLOCK, 7, 7);
    private static final ReleaseRules EVIDENCE = rules(Pace.EVIDENCE, 2, 10);

    private static final Optional<JudgeReport> GOOD = judged(8, 1000, 10);
    private static final Optional<JudgeReport> TOO_LITTLE = judged(1, 3, 0);
    /** Five times as bad as blue, which is too likely to be harm, and not proven yet. */
    private static final Optional<JudgeReport> SUSPECT = judged(1, 60, 5);

    @Test
    void aStepByTheClockIsHeldForItsTimeWhateverTheJudgeHasSeen() {
        assertThat(decide(CLOCK, 20, GOOD, Duration.ofMinutes(6))).isInstanceOf(Decision.KeepWatching.class);
        // Two clocks are never quite alike.
        assertThat(decide(CLOCK, 20, SUSPECT, Duration.ofMinutes(7))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(CLOCK, 20, SUSPECT, Duration.ofMinutes(7).plusSeconds(10)))
                .isEqualTo(new Decision.Proceed("green has 20 %"));
    }

    @Test
    void aShareAtWhichNothingIsToBeHeldIsPassed() {
        assertThat(decide(CLOCK, 40, Optional.empty(), Duration.ZERO))
                .isEqualTo(new Decision.Proceed("green passes 40 %"));
    }

    @Test
    void harmRuledOutIsWaitedForNoLongerThanTheHold() {
        assertThat(decide(EVIDENCE, 20, GOOD, Duration.ofMinutes(1))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(EVIDENCE, 20, GOOD, Duration.ofMinutes(8))).isInstanceOf(Decision.Proceed.class);
    }

    @Test
    void whereNothingCanBeToldTheMostTimeDecides() {
        assertThat(decide(EVIDENCE, 20, TOO_LITTLE, Duration.ofMinutes(9))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(EVIDENCE, 20, TOO_LITTLE, Duration.ofMinutes(10))).isInstanceOf(Decision.Proceed.class);
        assertThat(decide(EVIDENCE, 20, Optional.empty(), Duration.ofMinutes(10)))
                .isInstanceOf(Decision.Proceed.class);
    }

    @Test
    void noClockGivesMoreToASuspect() {
        assertThat(decide(EVIDENCE, 20, SUSPECT, Duration.ofMinutes(10))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(EVIDENCE, 20, SUSPECT, Duration.ofMinutes(10).plus(EXTENSION)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class, it -> assertThat(it.why()).contains("green may do harm"));
    }

    @ParameterizedTest
    @EnumSource(OnInconclusive.class)
    void onlyWhoPromotesWhatCannotBeToldPromotesASuspect(OnInconclusive then) {
        ReleaseRules rules = EVIDENCE.withJudge(Optional.of(JudgeRules.DEFAULTS.otherwise(then)));

        Decision decision = decide(rules, 20, SUSPECT, Duration.ofMinutes(11).plus(EXTENSION));

        assertThat(decision)
                .isInstanceOf(then == OnInconclusive.PROMOTE ? Decision.Proceed.class : Decision.RollBack.class);
    }

    /** What was seen at a smaller share is no reason to leave this one. */
    @Test
    void minutesBeforeTheStepDoNotCountForIt() {
        Deployment atStep = started(EVIDENCE).seeing(plateau(20, AT_20.plus(Duration.ofMinutes(8))));

        Decision decision = WatchRule.decide(atStep, held(20), GOOD, AT_20.plus(Duration.ofMinutes(11)));

        assertThat(decision).isInstanceOf(Decision.KeepWatching.class);
    }

    @Test
    void theFirstStepIsLetGoOnlyWhereTrafficWas() {
        assertThat(WatchRule.decide(started(CLOCK), held(0), Optional.empty(), LET_GO.plusSeconds(5)))
                .isEqualTo(new Decision.Proceed("traffic has been allowed to move"));
        Deployment gated = Example.started(
                ExampleProd.opened(new RulesLike(CLOCK)
                        .gates(ExampleProd.withGate(dev.headgate.config.Gate.Before.TRAFFIC)
                                .gates()
                                .getFirst())
                        .rules()),
                Example.OPENED);

        assertThat(WatchRule.decide(gated, held(0), Optional.empty(), LET_GO))
                .isInstanceOf(Decision.AskForTraffic.class);
    }

    @Test
    void aShareThatFellIsDoubtAtOnceAndARollbackAfterAMinute() {
        Deployment before = started(CLOCK).seeing(plateau(20, AT_20));
        Observation fallen = held(0);
        Instant now = AT_20.plusSeconds(30);
        Deployment seen = before.seeing(Troubles.after(before, fallen, now));

        assertThat(WatchRule.decide(seen, fallen, Optional.empty(), now)).isInstanceOf(Decision.KeepWatching.class);
        assertThat(WatchRule.decide(seen, fallen, Optional.empty(), now.plusSeconds(60)))
                .isEqualTo(new Decision.RollBack("the production listener sends 0 % to green, which had 20 % already:"
                        + " somebody or a stack update has changed it"));
    }

    /** What was let go at a step is looked at again before each share on the way to the next. */
    @Test
    void aSuspectIsHeldBetweenStepsToo() {
        assertThat(decide(EVIDENCE, 40, GOOD, Duration.ZERO)).isInstanceOf(Decision.Proceed.class);
        assertThat(decide(EVIDENCE, 40, SUSPECT, Duration.ofMinutes(1))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(EVIDENCE, 40, SUSPECT, EXTENSION)).isInstanceOf(Decision.RollBack.class);
    }

    /** Blue is what the operator wanted rid of. */
    @Test
    void anOperatorsRollbackIsNotUndoneForASuspicion() {
        Deployment rollback = Example.started(
                        Deployment.open(ExampleProd.plan(EVIDENCE, true), "arn", Example.OPENED), Example.OPENED)
                .trafficAllowed(LET_GO)
                .seeing(plateau(20, AT_20));

        assertThat(WatchRule.decide(rollback, held(20), SUSPECT, AT_20.plus(Duration.ofMinutes(9))))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(WatchRule.decide(
                        rollback,
                        held(20),
                        SUSPECT,
                        AT_20.plus(Duration.ofMinutes(11)).plus(EXTENSION)))
                .isInstanceOf(Decision.Proceed.class);
    }

    /** Not to see is not to see that suspicion is over. */
    @Test
    void whoeverCannotSeeHoldsAsForASuspicion() {
        Deployment blind = started(EVIDENCE).seeing(plateau(20, AT_20).and(Trouble.CLOUDWATCH_UNSEEN, AT_20));

        assertThat(StepRule.decide(blind, held(20), Optional.empty(), AT_20.plus(Duration.ofMinutes(11))))
                .isInstanceOf(Decision.KeepWatching.class);
    }

    /** ECS sets the next share whatever the rule says: what is let go unseen would skip a step. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20, 7, 100})
    void aShareThatTheBackendCannotHaveGivenIsNotLetGo(int percent) {
        Deployment letGo =
                started(CLOCK).seeing(plateau(Math.min(percent, 20), AT_20).lettingGo("pause-1", 20, AT_20));
        Observation look = held(percent, "pause-2");
        Instant now = AT_20.plus(Duration.ofMinutes(8));
        Deployment seen = letGo.seeing(Troubles.after(letGo, look, now));

        assertThat(WatchRule.decide(seen, look, Optional.empty(), now)).isInstanceOf(Decision.KeepWatching.class);
        assertThat(WatchRule.decide(seen, look, Optional.empty(), now.plusSeconds(61)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        it -> assertThat(it.why()).contains("sends " + percent + " % to green", "has changed it"));
    }

    @Test
    void aPauseThatIsNotLeftWhenItIsToldIsGivenUp() {
        Deployment letGo = started(CLOCK).seeing(plateau(40, AT_20).lettingGo("pause-1", 40, AT_20));

        assertThat(WatchRule.decide(letGo, held(40, "pause-1"), Optional.empty(), AT_20.plus(Duration.ofMinutes(10))))
                .isInstanceOf(Decision.Proceed.class);
        assertThat(WatchRule.decide(letGo, held(40, "pause-1"), Optional.empty(), AT_20.plus(Duration.ofMinutes(11))))
                .isEqualTo(new Decision.RollBack(
                        "production traffic did not move on from 40 % within 10 min of being let go"));
    }

    @Test
    void stepsThatDoNotEndAreGivenUp() {
        assertThat(decide(CLOCK, 40, Optional.empty(), Duration.ofHours(2))).isInstanceOf(Decision.RollBack.class);
    }

    private static Decision decide(
            ReleaseRules rules, int percent, Optional<JudgeReport> judged, Duration atThisShare) {
        Deployment deployment = started(rules).seeing(plateau(percent, AT_20));
        return WatchRule.decide(deployment, held(percent), judged, AT_20.plus(atThisShare));
    }

    private static Deployment started(ReleaseRules rules) {
        return ExampleProd.started(rules).trafficAllowed(LET_GO);
    }

    private static Sightings plateau(int percent, Instant since) {
        return Sightings.NONE.atShare(percent, since);
    }

    private static Observation held(int percent, String pause) {
        Progress progress = new Progress(
                Example.CODE_DEPLOY_ID,
                Stage.HELD_AT_STEP,
                Optional.empty(),
                false,
                Optional.of(pause),
                true,
                Optional.empty());
        return new Observation(progress, Example.shifting(percent));
    }

    private static Observation held(int percent) {
        return ExampleProd.seen(Stage.HELD_AT_STEP, Example.shifting(percent));
    }

    private static ReleaseRules rules(Pace pace, int hold, int atMost) {
        return new RulesLike(ExampleProd.RULES)
                .strategy(new Strategy.Stepped(
                        List.of(
                                new Step(20, Duration.ofMinutes(hold), Duration.ofMinutes(atMost)),
                                new Step(60, Duration.ofMinutes(hold), Duration.ofMinutes(atMost))),
                        pace))
                .rules();
    }

    /** Green with these counts in each minute from its first at 20 %, beside blue with 1 % of a thousand. */
    private static Optional<JudgeReport> judged(int minutes, int requests, int errors) {
        ObservedMinutes seen = new ObservedMinutes(
                List.of(),
                AT_20,
                Collections.nCopies(minutes, minute(1000, 10)),
                Collections.nCopies(minutes, minute(requests, errors)));
        return Optional.of(
                new DeploymentJudge(List.of(Metric.SERVER_ERRORS), Judging.parameters(JudgeRules.DEFAULTS), 60)
                        .judge(seen, Optional.empty(), at -> OptionalInt.of(4), false));
    }

    private static TargetGroupMinute minute(int requests, int errors) {
        return new TargetGroupMinute(true, requests, errors, 0, 0, 0, Optional.of(4.0));
    }
}
