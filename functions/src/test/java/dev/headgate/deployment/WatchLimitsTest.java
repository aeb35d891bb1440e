package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.ReleaseRules;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** To the second: where a wait of the watch still is one, and where it is over. */
class WatchLimitsTest {

    private static final Unseen NO_REPLY = new Unseen("no reply", false);

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** Ten minutes after the opening, as after a gate before the deployment. */
    private static final Instant STARTED = Example.OPENED.plus(Duration.ofMinutes(10));

    private static final Deployment COMING_UP = Example.started(ExampleProd.opened(ExampleProd.RULES), STARTED);

    @Test
    void theWaitForGreenBeginsWithItsStartAndNotWithTheOpening() {
        Observation empty = ExampleProd.seen(Stage.AT_WORK, Example.onBlue());
        Instant limit = STARTED.plus(Duration.ofMinutes(30));

        assertThat(decide(COMING_UP, empty, limit)).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(COMING_UP, empty, limit.plus(A_SECOND))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void aSlowGreenHasTheTimeThatItsRulesGiveIt() {
        Observation empty = ExampleProd.seen(Stage.AT_WORK, Example.onBlue());
        ReleaseRules rules = ExampleProd.RULES;
        Deployment slow = Example.started(
                ExampleProd.opened(new ReleaseRules(
                        rules.strategy(),
                        rules.bake(),
                        rules.gates(),
                        rules.alarms(),
                        rules.blockScanFindings(),
                        rules.turnTimeout(),
                        rules.judge(),
                        rules.onAlarmUnseen(),
                        Optional.of(Duration.ofMinutes(45)))),
                STARTED);
        Instant limit = STARTED.plus(Duration.ofMinutes(45));

        assertThat(decide(slow, empty, limit)).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(slow, empty, limit.plus(A_SECOND)))
                .isEqualTo(new Decision.RollBack(
                        "green did not come up healthy within 45 min, which is its greenUpWithin"));
    }

    @Test
    void aShiftMayTakeAllOfItsTimeAndNoSecondMore() {
        Observation half = ExampleProd.seen(Stage.AT_WORK, Example.shifting(50));
        // 30 min for green, 9 min of shift and half of it again, 15 min of slack.
        Instant limit = STARTED.plus(Duration.ofMinutes(58)).plusSeconds(30);

        assertThat(decide(COMING_UP, half, limit)).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(COMING_UP, half, limit.plus(A_SECOND))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void whatWasLetGoIsAskedForAgainWithTheNextLookAndNotBefore() {
        Deployment allowed = ExampleProd.started().trafficAllowed(STARTED);
        Observation ready = ExampleProd.seen(Stage.HELD, Example.shifting(0));
        Instant next = STARTED.plus(WatchRule.LOOK_EVERY);

        assertThat(decide(allowed, ready, next.minus(A_SECOND))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(allowed, ready, next)).isInstanceOf(Decision.Proceed.class);
    }

    @Test
    void aGreenThatScalesOutOfNothingIsNotDownBeforeItsTasksHadTimeToComeUp() {
        Instant woken = STARTED.plus(Duration.ofMinutes(20));
        Deployment asleep = COMING_UP.seeing(Sightings.NONE.wanting(4, STARTED).wanting(0, STARTED.plusSeconds(60)));
        Observation waking = ExampleProd.seen(
                Stage.AT_WORK,
                Example.view(
                        List.of(Example.blue(Revision.Status.ACTIVE, 4), Example.green(Revision.Status.PRIMARY, 0)),
                        100,
                        Optional.of(Example.CODE_DEPLOY_ID),
                        List.of()));
        Deployment noted = ExampleProd.noting(asleep.trafficMoved(woken), waking, woken);

        assertThat(decide(noted, waking, woken.plus(Sightings.COMES_UP_WITHIN).minus(A_SECOND)))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(noted, waking, woken.plus(Sightings.COMES_UP_WITHIN)))
                .isEqualTo(new Decision.RollBack("green serves 100 % of production and has no healthy target"));
    }

    @Test
    void onceTheEndOfBlueWasAskedForNothingIsBakedAnyMore() {
        Deployment retiring = COMING_UP.trafficMoved(STARTED).blueRetiring(STARTED);

        assertThat(decide(retiring, ExampleProd.seen(Stage.SUCCEEDED, onlyGreen()), STARTED.plusSeconds(60)))
                .isInstanceOf(Decision.Finish.class);
    }

    @Test
    void whatStillRemovesBlueAfterHalfAnHourIsLeftToCodeDeploy() {
        Observation still = ExampleProd.seen(Stage.AT_WORK, Example.shifting(100));
        Instant limit = STARTED.plus(WatchRule.BLUE_GONE_WITHIN);
        Deployment retiring = COMING_UP.trafficMoved(Example.OPENED).blueRetiring(STARTED);

        assertThat(decide(retiring, still, limit.minus(A_SECOND))).isNotInstanceOf(Decision.Finish.class);
        assertThat(decide(retiring, still, limit)).isInstanceOf(Decision.Finish.class);
    }

    @Test
    void whoeverTakesOverHasSeenNothingYetExceptThatBlueWasEndedEarly() {
        Instant found = STARTED.plusSeconds(60);
        Sightings all = Sightings.NONE.and(Trouble.GREEN_SHORT, STARTED).and(Trouble.BLUE_ENDED_EARLY, found);
        Sightings kept = Sightings.NONE.and(Trouble.BLUE_ENDED_EARLY, found);

        assertThat(all.takenOver()).isEqualTo(kept);
        assertThat(Sightings.NONE.and(Trouble.GREEN_SHORT, STARTED).takenOver()).isEqualTo(Sightings.NONE);
    }

    @Test
    void whereNothingCanBeSeenBlueComesBackUnlessItMayBeGoneByThen() {
        Sightings blind = Sightings.NONE.and(Trouble.BLIND, STARTED);
        Deployment watched = COMING_UP.seeing(blind);
        Deployment retiring = watched.trafficMoved(STARTED).blueRetiring(STARTED);
        Instant soon = STARTED.plus(WatchRule.BLIND_FOR);
        Instant late = STARTED.plus(WatchRule.BLUE_GONE_WITHIN);

        assertThat(WatchRule.decideBlind(watched, NO_REPLY, soon.minus(A_SECOND)))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(WatchRule.decideBlind(watched, NO_REPLY, soon)).isInstanceOf(Decision.RollBack.class);
        assertThat(WatchRule.decideBlind(retiring, NO_REPLY, late.minus(A_SECOND)))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(WatchRule.decideBlind(retiring, NO_REPLY, late)).isInstanceOf(Decision.CallHuman.class);
    }

    @Test
    void whatTheRecordCallsFailedIsRolledBackAlsoWhereNothingCanBeSeen() {
        Deployment failed = COMING_UP.failing(new Cause(Cause.Kind.FAILED, "alarm web-prod-5xx is red", STARTED));

        assertThat(WatchRule.decideBlind(failed, NO_REPLY, STARTED))
                .isEqualTo(new Decision.RollBack("alarm web-prod-5xx is red"));
    }

    private static ServiceView onlyGreen() {
        return Example.view(List.of(Example.green(Revision.Status.PRIMARY, 4)), 100, Optional.empty(), List.of());
    }

    private static Decision decide(Deployment deployment, Observation look, Instant now) {
        return WatchRule.decide(deployment, look, Optional.empty(), now);
    }
}
