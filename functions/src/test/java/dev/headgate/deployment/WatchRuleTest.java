package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.RevisionLike;
import dev.headgate.testing.ViewLike;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchRuleTest {

    private static final Instant MOVED = Example.OPENED.plus(Duration.ofMinutes(12));

    @Test
    void keepsWatchingWhileGreenComesUp() {
        assertThat(decide(ExampleProd.started(), Stage.AT_WORK, Example.onBlue(), minutes(3)))
                .isEqualTo(new Decision.KeepWatching(30, "green is coming up", Optional.of(Activity.GREEN_COMES_UP)));
    }

    @Test
    void keepsWatchingWhileTrafficMoves() {
        assertThat(decide(ExampleProd.started(), Stage.AT_WORK, Example.shifting(40), minutes(6)))
                .isEqualTo(new Decision.KeepWatching(
                        66, "traffic is moving, green has 40 %", Optional.of(Activity.TRAFFIC_MOVES)));
    }

    @ParameterizedTest
    @EnumSource(names = {"AT_WORK", "HELD"})
    void rollsBackOnARedAlarmAtEveryStageOfWork(Stage status) {
        ServiceView red = Example.view(
                List.of(Example.blue(Revision.Status.PRIMARY, 4), Example.green(Revision.Status.ACTIVE, 4)),
                10,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of("web-prod-5xx"));

        assertThat(decide(ExampleProd.started(), status, red, minutes(5)))
                .isEqualTo(new Decision.RollBack("alarm web-prod-5xx is red"));
    }

    @Test
    void rollsBackWhenAnAlarmFiresDuringBakeTime() {
        Deployment baking = ExampleProd.started().trafficMoved(MOVED);
        ServiceView red = Example.view(
                List.of(Example.blue(Revision.Status.ACTIVE, 4), Example.green(Revision.Status.PRIMARY, 4)),
                100,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of("web-prod-5xx"));

        assertThat(decide(baking, ExampleProd.seen(Stage.AT_WORK, red), MOVED.plusSeconds(60)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void rollsBackWhenGreenServesWithoutAHealthyTarget() {
        ServiceView dead = Example.view(
                List.of(Example.blue(Revision.Status.PRIMARY, 4), Example.green(Revision.Status.ACTIVE, 0)),
                30,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of());

        assertThat(decide(ExampleProd.started(), Stage.AT_WORK, dead, minutes(5)))
                .isEqualTo(new Decision.RollBack("green serves 30 % of production and has no healthy target"));
    }

    @Test
    void leavesGreenTimeToBecomeHealthyBeforeItServes() {
        ServiceView young = Example.view(
                List.of(Example.blue(Revision.Status.PRIMARY, 4), Example.green(Revision.Status.ACTIVE, 0)),
                0,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of());

        assertThat(decide(ExampleProd.started(), Stage.AT_WORK, young, minutes(29)))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(ExampleProd.started(), Stage.AT_WORK, young, minutes(31)))
                .isEqualTo(new Decision.RollBack(
                        "green did not come up healthy within 30 min, which is its greenUpWithin"));
    }

    @Test
    void rollsBackAShiftThatDoesNotEnd() {
        // 30 min for green, 9 min of shift and half of it again, 15 min of slack.
        assertThat(decide(ExampleProd.started(), Stage.AT_WORK, Example.shifting(50), minutes(58)))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(ExampleProd.started(), Stage.AT_WORK, Example.shifting(50), minutes(59)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "STOPPED"})
    void rollsBackWhatCodeDeployEnded(Stage status) {
        Progress stopped = new Progress(
                Example.CODE_DEPLOY_ID,
                status,
                Optional.empty(),
                false,
                Optional.of("CodeDeploy stopped it (ALARM_ACTIVE): One or more alarms have been activated"));

        Decision decision = decide(ExampleProd.started(), new Observation(stopped, Example.onBlue()), minutes(5));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        rollBack -> assertThat(rollBack.why())
                                .contains("ALARM_ACTIVE", "One or more alarms have been activated"));
    }

    @Test
    void asksForTrafficOnceGreenIsReadyAndAGateStands() {
        Deployment gated = ExampleProd.started(ExampleProd.withGate(Gate.Before.TRAFFIC));

        assertThat(decide(gated, Stage.HELD, Example.shifting(0), minutes(4)))
                .isInstanceOf(Decision.AskForTraffic.class);
        assertThat(decide(gated.decided(approval()), Stage.HELD, Example.shifting(0), minutes(40)))
                .isEqualTo(new Decision.Proceed("production traffic is approved"));
    }

    @Test
    void proceedsAtOnceWhereTheGroupWaitsAndNoGateStands() {
        assertThat(decide(ExampleProd.started(), Stage.HELD, Example.shifting(0), minutes(4)))
                .isEqualTo(new Decision.Proceed("green is up and healthy, and no gate stands before traffic"));
    }

    @Test
    void proceedsAgainOnlyWhenTheFirstTimeHadNoEffect() {
        Deployment allowed = ExampleProd.started().trafficAllowed(minutes(4));

        assertThat(decide(allowed, Stage.HELD, Example.shifting(0), minutes(4).plusSeconds(15)))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(allowed, Stage.HELD, Example.shifting(0), minutes(5))).isInstanceOf(Decision.Proceed.class);
    }

    @Test
    void bakesForItsWholeTimeAfterTheLastTrafficMoved() {
        Deployment baking = ExampleProd.started().trafficMoved(MOVED);
        Observation seen = ExampleProd.seen(Stage.AT_WORK, Example.shifting(100));

        assertThat(decide(baking, seen, MOVED))
                .isEqualTo(new Decision.KeepWatching(30, "baking, 10 min 10 s left", Optional.of(Activity.BAKES)));
        assertThat(decide(baking, seen, MOVED.plus(ExampleProd.BAKED).minusSeconds(7)))
                .isEqualTo(new Decision.KeepWatching(7, "baking, 7 s left", Optional.of(Activity.BAKES)));
        assertThat(decide(baking, seen, MOVED.plus(ExampleProd.BAKED)))
                .isEqualTo(new Decision.RetireBlue("the bake of 10 min passed"));
    }

    @Test
    void looksLessOftenInALongBakeSoThatTheHistoryStaysShort() {
        ReleaseRules long24 = new ReleaseRules(
                new Strategy.AllAtOnce(),
                Duration.ofHours(24),
                List.of(),
                List.of(),
                Optional.empty(),
                Duration.ofHours(1));
        Deployment baking = ExampleProd.started(long24).trafficMoved(MOVED);

        assertThat(decide(baking, ExampleProd.seen(Stage.AT_WORK, Example.shifting(100)), MOVED))
                .isInstanceOfSatisfying(
                        Decision.KeepWatching.class,
                        keep -> assertThat(keep.seconds()).isEqualTo(104));
    }

    @Test
    void finishesWhenGreenServesAllAndBlueIsGone() {
        Deployment retiring = ExampleProd.started().trafficMoved(MOVED).blueRetiring(MOVED.plus(ExampleProd.BAKED));

        assertThat(decide(
                        retiring,
                        ExampleProd.seen(Stage.SUCCEEDED, onlyGreen()),
                        MOVED.plus(ExampleProd.BAKED).plusSeconds(60)))
                .isInstanceOf(Decision.Finish.class);
    }

    @Test
    void waitsForBlueToGoButNotForEver() {
        Instant asked = MOVED.plus(ExampleProd.BAKED);
        Deployment retiring = ExampleProd.started().trafficMoved(MOVED).blueRetiring(asked);
        Observation seen = ExampleProd.seen(Stage.AT_WORK, Example.shifting(100));

        assertThat(decide(retiring, seen, asked.plusSeconds(60))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(retiring, seen, asked.plus(Duration.ofMinutes(31)))).isInstanceOf(Decision.Finish.class);
    }

    @Test
    void anAlarmAfterTheBakeDoesNotRollBackWhatIsDone() {
        Deployment retiring = ExampleProd.started().trafficMoved(MOVED).blueRetiring(MOVED.plus(ExampleProd.BAKED));
        ServiceView red = Example.view(
                List.of(Example.green(Revision.Status.PRIMARY, 4)),
                100,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of("web-prod-5xx"));

        assertThat(decide(
                        retiring,
                        ExampleProd.seen(Stage.AT_WORK, red),
                        MOVED.plus(ExampleProd.BAKED).plusSeconds(30)))
                .isInstanceOf(Decision.KeepWatching.class);
    }

    @Test
    void rollsBackWhatTheRecordCallsFailed() {
        Deployment failed =
                ExampleProd.started().failing(new Cause(Cause.Kind.FAILED, "alarm web-prod-5xx is red", MOVED));

        assertThat(decide(failed, Stage.AT_WORK, Example.shifting(40), minutes(6)))
                .isEqualTo(new Decision.RollBack("alarm web-prod-5xx is red"));
    }

    @Test
    void callsAHumanWhenGreenStaysDownAndBlueIsGoneAlready() {
        Instant asked = MOVED.plus(ExampleProd.BAKED);
        Deployment retiring = ExampleProd.started().trafficMoved(MOVED).blueRetiring(asked);
        Observation down = ExampleProd.seen(Stage.SUCCEEDED, onGreen(0));
        Deployment noted = ExampleProd.noting(retiring, down, asked);

        assertThat(decide(noted, down, asked.plusSeconds(179))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(noted, down, asked.plusSeconds(180)))
                .isEqualTo(new Decision.CallHuman("blue is gone already, and green has no healthy target"));
    }

    @Test
    void aGreenThatIsNotAllThereIsNotDeployedEvenIfBlueIsGone() {
        Instant asked = MOVED.plus(ExampleProd.BAKED);
        Deployment retiring = ExampleProd.started().trafficMoved(MOVED).blueRetiring(asked);
        Observation quarter = ExampleProd.seen(Stage.SUCCEEDED, onGreen(1));
        Deployment noted = ExampleProd.noting(retiring, quarter, asked);

        assertThat(decide(noted, quarter, asked.plusSeconds(600))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(noted, quarter, asked.plusSeconds(900)))
                .isEqualTo(new Decision.CallHuman("blue is gone already, and green has 1 healthy targets of 4"));
    }

    @Test
    void callsAHumanWhenCodeDeploySucceededButTheListenerSaysOtherwise() {
        Observation odd = ExampleProd.seen(Stage.SUCCEEDED, Example.onBlue());
        Deployment moved = ExampleProd.started().trafficMoved(MOVED);
        Deployment noted = ExampleProd.noting(moved, odd, minutes(30));

        assertThat(decide(noted, odd, minutes(30).plusSeconds(59)))
                .isInstanceOfSatisfying(
                        Decision.KeepWatching.class,
                        it -> assertThat(it.activity()).contains(Activity.BLUE_GOES));
        assertThat(decide(noted, odd, minutes(31))).isInstanceOf(Decision.CallHuman.class);
    }

    @Test
    void aListenerThatSomebodyElseMovedIsAFindingAndNeverEndsBlue() {
        Deployment baking = ExampleProd.started().trafficMoved(MOVED);
        for (int green : new int[] {0, 50, 99}) {
            Observation reset = ExampleProd.seen(Stage.AT_WORK, Example.shifting(green));
            Deployment noted = ExampleProd.noting(baking, reset, MOVED.plus(ExampleProd.BAKED));

            assertThat(decide(noted, reset, MOVED.plus(ExampleProd.BAKED)))
                    .as("a stale reply passes")
                    .isInstanceOf(Decision.KeepWatching.class);
            assertThat(decide(noted, reset, MOVED.plus(ExampleProd.BAKED).plusSeconds(60)))
                    .isInstanceOfSatisfying(
                            Decision.RollBack.class,
                            it -> assertThat(it.why()).contains("only " + green + " %", "stack update"));
        }
    }

    @Test
    void aListenerResetWhileBlueIsBeingRemovedBringsBlueBack() {
        Instant asked = MOVED.plus(ExampleProd.BAKED);
        Deployment retiring = ExampleProd.started().trafficMoved(MOVED).blueRetiring(asked);
        Observation reset = ExampleProd.seen(Stage.AT_WORK, Example.shifting(0));
        Deployment noted = ExampleProd.noting(retiring, reset, asked.plusSeconds(30));

        assertThat(decide(noted, reset, asked.plusSeconds(30))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(noted, reset, asked.plusSeconds(90))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void requestsThatGoToAThirdGroupAreAFinding() {
        ServiceView third = new ViewLike(Example.shifting(0))
                .weights(Map.of(Example.BLUE_GROUP, 0, "arn:somebody-elses", 100))
                .seen();
        Observation look = ExampleProd.seen(Stage.HELD, third);
        Deployment noted = ExampleProd.noting(ExampleProd.started(), look, minutes(5));

        assertThat(decide(noted, look, minutes(5))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(noted, look, minutes(6)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class, it -> assertThat(it.why()).contains("neither blue nor green"));
    }

    @Test
    void halfOfGreenIsNotGreen() {
        Deployment baking = complete(ExampleProd.started().trafficMoved(MOVED), MOVED);
        Observation half = ExampleProd.seen(Stage.AT_WORK, serving(2, 4));
        Instant lost = MOVED.plus(ExampleProd.BAKED);
        Deployment noted = ExampleProd.noting(baking, half, lost);

        assertThat(decide(noted, half, lost)).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(noted, half, lost.plusSeconds(180)))
                .isEqualTo(new Decision.RollBack("green has 2 healthy targets of 4 for 3 min"));
    }

    @Test
    void aTaskThatScalingWantsIsNotMissingUntilItHadTimeToComeUp() {
        Deployment baking = complete(ExampleProd.started().trafficMoved(MOVED), MOVED);
        Observation scalingOut = ExampleProd.seen(Stage.AT_WORK, serving(4, 8));
        Instant out = MOVED.plus(Duration.ofMinutes(2));
        Deployment noted = ExampleProd.noting(baking, scalingOut, out);

        assertThat(noted.seen().stands(Trouble.GREEN_SHORT)).isFalse();
        assertThat(ExampleProd.noting(
                                noted,
                                scalingOut,
                                out.plus(Sightings.COMES_UP_WITHIN).plusSeconds(1))
                        .seen()
                        .stands(Trouble.GREEN_SHORT))
                .isTrue();
    }

    @Test
    void scalingToNothingIsNoHarm() {
        Deployment baking = complete(ExampleProd.started().trafficMoved(MOVED), MOVED);
        Observation asleep = ExampleProd.seen(Stage.AT_WORK, serving(0, 0));
        Deployment noted = ExampleProd.noting(baking, asleep, MOVED.plusSeconds(60));

        assertThat(noted.seen().stands(Trouble.GREEN_SHORT)).isFalse();
        assertThat(decide(noted, asleep, MOVED.plusSeconds(60))).isInstanceOf(Decision.KeepWatching.class);
    }

    @Test
    void aGreenThatDiesAtTheGateGetsNoTraffic() {
        Deployment waiting = complete(
                ExampleProd.started(ExampleProd.withGate(Gate.Before.TRAFFIC)).decided(approval()), minutes(4));
        Observation dead = ExampleProd.seen(
                Stage.HELD,
                Example.view(
                        List.of(Example.blue(Revision.Status.PRIMARY, 4), Example.green(Revision.Status.ACTIVE, 0)),
                        0,
                        Optional.of(Example.CODE_DEPLOY_ID),
                        List.of()));
        Deployment noted = ExampleProd.noting(waiting, dead, minutes(40));

        assertThat(decide(noted, dead, minutes(40))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(noted, dead, minutes(43))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void scalingOutWhileTheGateStandsIsNoSickness() {
        Deployment waiting = complete(ExampleProd.started(ExampleProd.withGate(Gate.Before.TRAFFIC)), minutes(4));
        Revision scaled = new RevisionLike(Example.green(Revision.Status.ACTIVE, 4))
                .tasks(6, 4, 2, 4)
                .seen();
        Observation look = ExampleProd.seen(
                Stage.HELD,
                Example.view(
                        List.of(Example.blue(Revision.Status.PRIMARY, 4), scaled),
                        0,
                        Optional.of(Example.CODE_DEPLOY_ID),
                        List.of()));
        Deployment noted = ExampleProd.noting(waiting, look, minutes(60));

        assertThat(decide(noted, look, minutes(60))).isInstanceOf(Decision.AskForTraffic.class);
        assertThat(decide(noted.decided(approval()), look, minutes(60))).isInstanceOf(Decision.Proceed.class);
    }

    @Test
    void aRollbackIsNotUndoneForWantOfSight() {
        Deployment rollback = Deployment.open(ExampleProd.plan(ExampleProd.RULES, true), "arn", Example.OPENED)
                .intending(
                        "m",
                        Example.OPENED,
                        ExampleProd.started().start().orElseThrow().blue(),
                        List.of())
                .created(Example.CODE_DEPLOY_ID)
                .trafficMoved(MOVED);
        Observation unread =
                ExampleProd.seen(Stage.AT_WORK, Example.shifting(100)).without(new Unseen("Throttling", false));
        Deployment noted = ExampleProd.noting(rollback, unread, MOVED);
        Instant later = MOVED.plus(Duration.ofMinutes(6));

        assertThat(decide(noted, unread, later)).isInstanceOf(Decision.KeepWatching.class);
        Deployment blind = rollback.seeing(rollback.seen().and(Trouble.BLIND, MOVED));
        assertThat(WatchRule.decideBlind(blind, new Unseen("no reply", false), later))
                .isEqualTo(new Decision.KeepWatching(30, "nothing can be seen: no reply", Optional.of(Activity.BLIND)));
        assertThat(WatchRule.decideBlind(blind, new Unseen("no reply", false), MOVED.plus(Duration.ofMinutes(30))))
                .isInstanceOf(Decision.CallHuman.class);
    }

    @Test
    void aGateThatSomebodyPassedIsNotDeployedHoweverSoonCodeDeployIsDone() {
        Deployment asked =
                ExampleProd.started(ExampleProd.withGate(Gate.Before.TRAFFIC)).trafficAsked(minutes(4));

        assertThat(decide(asked, Stage.SUCCEEDED, onGreen(4), minutes(10)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class, it -> assertThat(it.why()).contains("outside of Headgate"));
    }

    @Test
    void aListenerThatNeverShowedGreenIsNotWatchedForEver() {
        Observation odd = ExampleProd.seen(Stage.SUCCEEDED, Example.onBlue());
        Deployment noted = ExampleProd.noting(ExampleProd.started(), odd, minutes(10));

        assertThat(decide(noted, odd, minutes(11))).isInstanceOf(Decision.CallHuman.class);
    }

    @Test
    void aLongBakeWithoutBlueIsLookedAtAsSeldomAsOneWithBlue() {
        ReleaseRules days = new ReleaseRules(
                new Strategy.AllAtOnce(),
                Duration.ofHours(46),
                List.of(),
                List.of(),
                Optional.empty(),
                Duration.ofHours(1));
        Deployment baking = complete(ExampleProd.started(days).trafficMoved(MOVED), MOVED);
        Observation ended = ExampleProd.seen(Stage.SUCCEEDED, onGreen(4));

        assertThat(decide(ExampleProd.noting(baking, ended, MOVED), ended, MOVED))
                .isInstanceOfSatisfying(
                        Decision.KeepWatching.class,
                        it -> assertThat(it.seconds())
                                .isEqualTo((int) HistoryBudget.bakePause(days).toSeconds()));
    }

    @Test
    void trafficThatSomebodyLetGoBeforeTheGateWasAnsweredComesBack() {
        Deployment asked =
                ExampleProd.started(ExampleProd.withGate(Gate.Before.TRAFFIC)).trafficAsked(minutes(4));

        assertThat(decide(asked, Stage.AT_WORK, Example.shifting(10), minutes(10)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class, it -> assertThat(it.why()).contains("outside of Headgate"));
    }

    @Test
    void trafficThatDoesNotMoveAlthoughItWasLetGoIsNotAskedForForEver() {
        Deployment allowed = ExampleProd.started().trafficAllowed(minutes(4));

        assertThat(decide(allowed, Stage.HELD, Example.shifting(0), minutes(14)))
                .isInstanceOf(Decision.Proceed.class);
        assertThat(decide(allowed, Stage.HELD, Example.shifting(0), minutes(15)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void aBakeThatSomebodyCutShortGoesOnWithoutBlueAndIsToldOf() {
        Deployment baking = complete(ExampleProd.started().trafficMoved(MOVED), MOVED);
        Observation ended = ExampleProd.seen(Stage.SUCCEEDED, onGreen(4));
        Deployment noted = ExampleProd.noting(baking, ended, MOVED.plusSeconds(120));

        assertThat(decide(noted, ended, MOVED.plusSeconds(120)))
                .isInstanceOfSatisfying(Decision.KeepWatching.class, it -> {
                    assertThat(it.why()).contains("before its time");
                    assertThat(it.activity()).contains(Activity.BAKES);
                });
        assertThat(TroubleTold.due(noted, MOVED.plusSeconds(120))).containsExactly(Trouble.BLUE_ENDED_EARLY);
        assertThat(decide(noted, ended, MOVED.plus(ExampleProd.BAKED))).isInstanceOf(Decision.Finish.class);
    }

    @Test
    void theEndOfBlueIsAskedForAgainWhereItIsNotSeen() {
        Instant asked = MOVED.plus(ExampleProd.BAKED);
        Deployment retiring = ExampleProd.started().trafficMoved(MOVED).blueRetiring(asked);
        Observation still = ExampleProd.seen(Stage.AT_WORK, Example.shifting(100));

        assertThat(decide(retiring, still, asked.plusSeconds(179))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(retiring, still, asked.plusSeconds(180))).isInstanceOf(Decision.RetireBlue.class);
    }

    @Test
    void callsAHumanWhenAnAlarmIsRedAndBlueIsGoneAlready() {
        ServiceView red = Example.view(
                List.of(Example.green(Revision.Status.PRIMARY, 4)), 100, Optional.empty(), List.of("web-prod-5xx"));

        assertThat(decide(ExampleProd.started().trafficMoved(MOVED), Stage.SUCCEEDED, red, minutes(20)))
                .isInstanceOf(Decision.CallHuman.class);
    }

    private static ServiceView onlyGreen() {
        return onGreen(4);
    }

    private static ServiceView onGreen(int healthy) {
        return Example.view(List.of(Example.green(Revision.Status.PRIMARY, healthy)), 100, Optional.empty(), List.of());
    }

    /** Green serves all, with so many healthy of so many wanted. */
    private static ServiceView serving(int healthy, int wanted) {
        Revision green = new RevisionLike(Example.green(Revision.Status.PRIMARY, healthy))
                .tasks(wanted, healthy, 0, healthy)
                .seen();
        return Example.view(
                List.of(Example.blue(Revision.Status.ACTIVE, 4), green),
                100,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of());
    }

    /** With a look that found green complete. */
    private static Deployment complete(Deployment deployment, Instant at) {
        return ExampleProd.noting(deployment, ExampleProd.seen(Stage.AT_WORK, Example.shifting(0)), at);
    }

    private static GateDecision approval() {
        return new GateDecision(
                Gate.Before.TRAFFIC, GateDecision.Decided.APPROVED, "alice", Optional.empty(), minutes(39));
    }

    private static Decision decide(Deployment deployment, Stage status, ServiceView view, Instant now) {
        return decide(deployment, ExampleProd.seen(status, view), now);
    }

    private static Instant minutes(int minutes) {
        return Example.OPENED.plus(Duration.ofMinutes(minutes));
    }

    /** Where nobody judges green's metrics. */
    private static Decision decide(Deployment deployment, Observation seen, Instant now) {
        return WatchRule.decide(deployment, seen, Optional.empty(), now);
    }
}
