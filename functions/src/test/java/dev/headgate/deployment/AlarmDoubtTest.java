package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.OnAlarmUnseen;
import dev.headgate.config.ReleaseRules;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.ViewLike;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An alarm that is gone, or a CloudWatch that does not answer, is not an alarm that is green. */
class AlarmDoubtTest {

    private static final Instant FOUND = Example.OPENED.plus(Duration.ofMinutes(6));
    private static final Instant FOR_LONG = FOUND.plus(WatchRule.BLIND_FOR);

    private static final Observation LOST = ExampleProd.seen(
            Stage.AT_WORK,
            new ViewLike(Example.shifting(40)).missing("web-prod-5xx").seen());
    private static final Observation UNREAD =
            ExampleProd.seen(Stage.AT_WORK, Example.shifting(40)).without(new Unseen("Throttling", false));

    @Test
    void anAlarmThatVanishedIsWaitedForAndThenBlueComesBack() {
        assertThat(decide(LOST, FOR_LONG.minusSeconds(1)))
                .isEqualTo(new Decision.KeepWatching(
                        30, "alarm web-prod-5xx has not existed", Optional.of(Activity.DOUBT)));
        assertThat(decide(LOST, FOR_LONG))
                .isEqualTo(new Decision.RollBack("alarm web-prod-5xx has not existed for 5 min"));
    }

    @Test
    void soIsACloudWatchThatCannotBeRead() {
        assertThat(decide(UNREAD, FOR_LONG.minusSeconds(1)))
                .isEqualTo(new Decision.KeepWatching(
                        30, "CloudWatch could not be read (Throttling)", Optional.of(Activity.DOUBT)));
        assertThat(decide(UNREAD, FOR_LONG))
                .isEqualTo(new Decision.RollBack("CloudWatch could not be read (Throttling) for 5 min"));
    }

    @Test
    void whoeverWantsToGoOnWithoutGoesOnButWaitsAsLong() {
        ReleaseRules rules = ExampleProd.RULES;
        Deployment goingOn = ExampleProd.started(new ReleaseRules(
                rules.strategy(),
                rules.bake(),
                rules.gates(),
                rules.alarms(),
                rules.blockScanFindings(),
                rules.turnTimeout(),
                rules.judge(),
                Optional.of(OnAlarmUnseen.GO_ON)));

        assertThat(decide(goingOn, LOST, FOR_LONG.minusSeconds(1)))
                .isEqualTo(new Decision.KeepWatching(
                        30, "alarm web-prod-5xx has not existed", Optional.of(Activity.DOUBT)));
        assertThat(decide(goingOn, LOST, FOR_LONG))
                .isEqualTo(new Decision.KeepWatching(
                        66, "traffic is moving, green has 40 %", Optional.of(Activity.TRAFFIC_MOVES)));
    }

    @Test
    void anOperatorsRollbackIsNotUndoneForIt() {
        Deployment rollback =
                Example.started(Example.opened(ExampleProd.plan(ExampleProd.RULES, true)), Example.OPENED);

        assertThat(decide(rollback, LOST, FOR_LONG))
                .isEqualTo(new Decision.KeepWatching(
                        66, "traffic is moving, green has 40 %", Optional.of(Activity.TRAFFIC_MOVES)));
    }

    private static Decision decide(Observation look, Instant now) {
        return decide(ExampleProd.started(), look, now);
    }

    /** Where the same was found first some minutes ago. */
    private static Decision decide(Deployment deployment, Observation look, Instant now) {
        return WatchRule.decide(ExampleProd.noting(deployment, look, FOUND), look, Optional.empty(), now);
    }
}
