package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.DeploymentProgress.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchRuleTest {

    private static final Instant MOVED = Sample.START.plus(Duration.ofMinutes(12));

    @Test
    void keepsWatchingWhileGreenComesUp() {
        assertThat(decide(Sample.started(), Status.IN_PROGRESS, Sample.steadyBlue(), minutes(3)))
                .isEqualTo(new Decision.KeepWatching(30, "green is coming up"));
    }

    @Test
    void keepsWatchingWhileTrafficMoves() {
        assertThat(decide(Sample.started(), Status.IN_PROGRESS, Sample.shifting(40), minutes(6)))
                .isEqualTo(new Decision.KeepWatching(30, "traffic is moving, green has 40 %"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATED", "QUEUED", "IN_PROGRESS", "BAKING", "READY"})
    void rollsBackOnARedAlarmInEveryActiveStatus(Status status) {
        ServiceView red = Sample.view(
                List.of(Sample.blue(TaskSet.Status.PRIMARY, 4), Sample.green(TaskSet.Status.ACTIVE, 4)),
                10,
                Optional.of(Sample.CODE_DEPLOY_ID),
                List.of("web-prod-5xx"));

        assertThat(decide(Sample.started(), status, red, minutes(5)))
                .isEqualTo(new Decision.RollBack("alarm web-prod-5xx is red"));
    }

    @Test
    void rollsBackWhenAnAlarmFiresDuringBakeTime() {
        Deployment baking = Sample.started().trafficMoved(MOVED);
        ServiceView red = Sample.view(
                List.of(Sample.blue(TaskSet.Status.ACTIVE, 4), Sample.green(TaskSet.Status.PRIMARY, 4)),
                100,
                Optional.of(Sample.CODE_DEPLOY_ID),
                List.of("web-prod-5xx"));

        assertThat(decide(baking, Sample.seen(Status.IN_PROGRESS, red), MOVED.plusSeconds(60)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void rollsBackWhenGreenServesWithoutAHealthyTarget() {
        ServiceView dead = Sample.view(
                List.of(Sample.blue(TaskSet.Status.PRIMARY, 4), Sample.green(TaskSet.Status.ACTIVE, 0)),
                30,
                Optional.of(Sample.CODE_DEPLOY_ID),
                List.of());

        assertThat(decide(Sample.started(), Status.IN_PROGRESS, dead, minutes(5)))
                .isEqualTo(new Decision.RollBack("green serves 30 % of production and has no healthy target"));
    }

    @Test
    void leavesGreenTimeToBecomeHealthyBeforeItServes() {
        ServiceView young = Sample.view(
                List.of(Sample.blue(TaskSet.Status.PRIMARY, 4), Sample.green(TaskSet.Status.ACTIVE, 0)),
                0,
                Optional.of(Sample.CODE_DEPLOY_ID),
                List.of());

        assertThat(decide(Sample.started(), Status.IN_PROGRESS, young, minutes(29)))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(Sample.started(), Status.IN_PROGRESS, young, minutes(31)))
                .isEqualTo(new Decision.RollBack("green did not come up healthy within 30 min"));
    }

    @Test
    void rollsBackAShiftThatDoesNotEnd() {
        // 30 min for green, 9 min of shift and half of it again, 15 min of slack.
        assertThat(decide(Sample.started(), Status.IN_PROGRESS, Sample.shifting(50), minutes(58)))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(Sample.started(), Status.IN_PROGRESS, Sample.shifting(50), minutes(59)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "STOPPED"})
    void rollsBackWhatCodeDeployEnded(Status status) {
        DeploymentProgress stopped = new DeploymentProgress(
                Sample.CODE_DEPLOY_ID,
                status,
                Optional.of("ALARM_ACTIVE"),
                Optional.of("One or more alarms have been activated"),
                Optional.of("d-ROLLBACK1"),
                List.of());

        Decision decision = decide(Sample.started(), new Observation(stopped, Sample.steadyBlue()), minutes(5));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        rollBack -> assertThat(rollBack.reason())
                                .contains("ALARM_ACTIVE", "One or more alarms have been activated"));
    }

    @Test
    void asksForTrafficOnceGreenIsReadyAndAGateStands() {
        Deployment gated = Sample.started(Sample.withGate(Gate.Before.TRAFFIC));

        assertThat(decide(gated, Status.READY, Sample.shifting(0), minutes(4)))
                .isInstanceOf(Decision.AskForTraffic.class);
        assertThat(decide(gated.decided(approval()), Status.READY, Sample.shifting(0), minutes(40)))
                .isEqualTo(new Decision.Proceed("production traffic is approved"));
    }

    @Test
    void proceedsAtOnceWhereTheGroupWaitsAndNoGateStands() {
        assertThat(decide(Sample.started(), Status.READY, Sample.shifting(0), minutes(4)))
                .isEqualTo(new Decision.Proceed("no gate before traffic"));
    }

    @Test
    void proceedsAgainOnlyWhenTheFirstTimeHadNoEffect() {
        Deployment allowed = Sample.started().trafficAllowed(minutes(4));

        assertThat(decide(allowed, Status.READY, Sample.shifting(0), minutes(4).plusSeconds(15)))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(allowed, Status.READY, Sample.shifting(0), minutes(5)))
                .isInstanceOf(Decision.Proceed.class);
    }

    @Test
    void bakesForItsWholeTimeAfterTheLastTrafficMoved() {
        Deployment baking = Sample.started().trafficMoved(MOVED);
        Observation seen = Sample.seen(Status.IN_PROGRESS, Sample.shifting(100));

        assertThat(decide(baking, seen, MOVED)).isEqualTo(new Decision.KeepWatching(30, "baking, 10 min left"));
        assertThat(decide(baking, seen, MOVED.plus(Sample.BAKE).minusSeconds(7)))
                .isEqualTo(new Decision.KeepWatching(7, "baking, 7 s left"));
        assertThat(decide(baking, seen, MOVED.plus(Sample.BAKE)))
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
        Deployment baking = Sample.started(long24).trafficMoved(MOVED);

        assertThat(decide(baking, Sample.seen(Status.IN_PROGRESS, Sample.shifting(100)), MOVED))
                .isInstanceOfSatisfying(
                        Decision.KeepWatching.class,
                        keep -> assertThat(keep.seconds()).isEqualTo(104));
    }

    @Test
    void finishesWhenGreenServesAllAndBlueIsGone() {
        Deployment retiring = Sample.started().trafficMoved(MOVED).blueRetiring(MOVED.plus(Sample.BAKE));

        assertThat(decide(
                        retiring,
                        Sample.seen(Status.SUCCEEDED, onlyGreen()),
                        MOVED.plus(Sample.BAKE).plusSeconds(60)))
                .isInstanceOf(Decision.Finish.class);
    }

    @Test
    void waitsForBlueToGoButNotForEver() {
        Instant asked = MOVED.plus(Sample.BAKE);
        Deployment retiring = Sample.started().trafficMoved(MOVED).blueRetiring(asked);
        Observation seen = Sample.seen(Status.IN_PROGRESS, Sample.shifting(100));

        assertThat(decide(retiring, seen, asked.plusSeconds(60))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(retiring, seen, asked.plus(Duration.ofMinutes(31)))).isInstanceOf(Decision.Finish.class);
    }

    @Test
    void anAlarmAfterTheBakeDoesNotRollBackWhatIsDone() {
        Deployment retiring = Sample.started().trafficMoved(MOVED).blueRetiring(MOVED.plus(Sample.BAKE));
        ServiceView red = Sample.view(
                List.of(Sample.green(TaskSet.Status.PRIMARY, 4)),
                100,
                Optional.of(Sample.CODE_DEPLOY_ID),
                List.of("web-prod-5xx"));

        assertThat(decide(
                        retiring,
                        Sample.seen(Status.IN_PROGRESS, red),
                        MOVED.plus(Sample.BAKE).plusSeconds(30)))
                .isInstanceOf(Decision.KeepWatching.class);
    }

    @Test
    void rollsBackWhatTheRecordCallsFailed() {
        Deployment failed = Sample.started().failing(new Cause(Cause.Kind.FAILED, "alarm web-prod-5xx is red", MOVED));

        assertThat(decide(failed, Status.IN_PROGRESS, Sample.shifting(40), minutes(6)))
                .isEqualTo(new Decision.RollBack("alarm web-prod-5xx is red"));
    }

    @Test
    void callsAHumanWhenGreenStaysDownAndBlueIsGoneAlready() {
        Instant asked = MOVED.plus(Sample.BAKE);
        Deployment retiring = Sample.started().trafficMoved(MOVED).blueRetiring(asked);
        ServiceView down =
                Sample.view(List.of(Sample.green(TaskSet.Status.PRIMARY, 0)), 100, Optional.empty(), List.of());

        assertThat(decide(retiring, Status.SUCCEEDED, down, asked.plusSeconds(30)))
                .isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(retiring, Status.SUCCEEDED, down, asked.plusSeconds(180)))
                .isEqualTo(new Decision.CallHuman("blue is gone already, and green has no healthy target"));
        assertThat(decide(retiring, Status.IN_PROGRESS, down, asked.plusSeconds(1800)))
                .isInstanceOf(Decision.CallHuman.class);
        assertThat(decide(Sample.started().trafficMoved(MOVED), Status.SUCCEEDED, down, asked))
                .isInstanceOf(Decision.CallHuman.class);
    }

    @Test
    void callsAHumanWhenCodeDeploySucceededButTheListenerSaysOtherwise() {
        assertThat(decide(Sample.started(), Status.SUCCEEDED, Sample.steadyBlue(), minutes(30)))
                .isInstanceOf(Decision.CallHuman.class);
    }

    @Test
    void callsAHumanWhenAnAlarmIsRedAndBlueIsGoneAlready() {
        ServiceView red = Sample.view(
                List.of(Sample.green(TaskSet.Status.PRIMARY, 4)), 100, Optional.empty(), List.of("web-prod-5xx"));

        assertThat(decide(Sample.started().trafficMoved(MOVED), Status.SUCCEEDED, red, minutes(20)))
                .isInstanceOf(Decision.CallHuman.class);
    }

    private static ServiceView onlyGreen() {
        return Sample.view(List.of(Sample.green(TaskSet.Status.PRIMARY, 4)), 100, Optional.empty(), List.of());
    }

    private static GateDecision approval() {
        return new GateDecision(
                Gate.Before.TRAFFIC, GateDecision.Decided.APPROVED, "alice", Optional.empty(), minutes(39));
    }

    private static Decision decide(Deployment deployment, Status status, ServiceView view, Instant now) {
        return decide(deployment, Sample.seen(status, view), now);
    }

    private static Instant minutes(int minutes) {
        return Sample.START.plus(Duration.ofMinutes(minutes));
    }

    /** Where nobody judges green's metrics. */
    private static Decision decide(Deployment deployment, Observation seen, Instant now) {
        return WatchRule.decide(deployment, seen, Optional.empty(), now);
    }
}
