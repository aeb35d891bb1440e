package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.DeploymentProgress.LifecycleEvent;
import dev.headgate.deployment.DeploymentProgress.Status;
import dev.headgate.deployment.RollbackRule.Confirmation;
import dev.headgate.deployment.RollbackRule.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackRuleTest {

    private static final Instant ASKED = Sample.START.plus(Duration.ofMinutes(6));
    private static final Deployment ROLLING_BACK = Sample.started().rollbackAsked(ASKED);
    private static final String RESTORE_ID = "d-RESTORE01";

    @Test
    void stopsTheDeploymentThatRuns() {
        assertThat(step(Sample.shifting(40), Optional.of(Status.IN_PROGRESS), ASKED))
                .isEqualTo(new Step.Stop(Sample.CODE_DEPLOY_ID));
    }

    @Test
    void endsTheTerminationWaitWhenAStopIsRefusedAfterTheShift() {
        DeploymentProgress baking = pastTraffic(Sample.CODE_DEPLOY_ID);
        ServiceView sickBlue = Sample.view(
                List.of(Sample.green(TaskSet.Status.PRIMARY, 4), Sample.blue(TaskSet.Status.ACTIVE, 3)),
                100,
                Optional.of(Sample.CODE_DEPLOY_ID),
                List.of());

        assertThat(step(sickBlue, baking, ASKED.plusSeconds(119))).isEqualTo(new Step.Stop(Sample.CODE_DEPLOY_ID));
        assertThat(step(sickBlue, baking, ASKED.plusSeconds(120)))
                .isEqualTo(new Step.EndTerminationWait(Sample.CODE_DEPLOY_ID));
    }

    @Test
    void goesOnAskingForTheStopForSomeMinutesBeforeItEndsAHealthyBlue() {
        DeploymentProgress baking = pastTraffic(Sample.CODE_DEPLOY_ID);

        assertThat(step(Sample.shifting(100), baking, ASKED.plusSeconds(299)))
                .isEqualTo(new Step.Stop(Sample.CODE_DEPLOY_ID));
        assertThat(step(Sample.shifting(100), baking, ASKED.plusSeconds(300)))
                .isEqualTo(new Step.EndTerminationWait(Sample.CODE_DEPLOY_ID));
    }

    @Test
    void helpsNoDeploymentOnThatRunsAnotherRevisionThanBlue() {
        for (int weight : new int[] {0, 100}) {
            ServiceView view = handMade(weight, 0, Optional.of(RESTORE_ID));
            assertThat(step(view, progress(RESTORE_ID, Status.READY), ASKED.plusSeconds(90)))
                    .isInstanceOf(Step.Await.class);
            assertThat(step(view, pastTraffic(RESTORE_ID), ASKED.plusSeconds(90)))
                    .isInstanceOf(Step.Await.class);
        }
    }

    @Test
    void touchesNothingAndCallsAHumanWhenPeopleHaveRepairedIt() {
        ServiceView repaired = handMade(100, 4, Optional.empty());

        assertThat(step(repaired, Optional.empty(), ASKED.plusSeconds(600))).isInstanceOf(Step.Await.class);
        assertThat(RollbackRule.confirm(ROLLING_BACK, repaired, ASKED))
                .isEqualTo(new Confirmation.Unverified("what serves is neither blue nor green: 100 % of production goes"
                        + " to web-prod:9, which has 4 of 4 targets healthy. Nothing of it was touched"));
        assertThat(step(handMade(10, 4, Optional.empty()), Optional.empty(), ASKED.plusSeconds(600)))
                .isInstanceOf(Step.Await.class);
    }

    @Test
    void bringsBlueBackFromWhatSomebodyElseDeployedWhenNothingOfItIsHealthy() {
        assertThat(step(handMade(100, 0, Optional.empty()), Optional.empty(), ASKED.plusSeconds(60)))
                .isEqualTo(new Step.RedeployBlue());
    }

    @Test
    void aTaskSetOfSomebodyElseThatGetsNoProductionIsNoRepair() {
        assertThat(step(handMade(0, 4, Optional.empty()), Optional.empty(), ASKED.plusSeconds(60)))
                .isEqualTo(new Step.RedeployBlue());
    }

    @Test
    void hasNothingToDoOnceBlueServesHoweverLongThatTook() {
        assertThat(step(Sample.steadyBlue(), Optional.empty(), ASKED.plusSeconds(600)))
                .isEqualTo(new Step.Await("blue serves"));
    }

    /** Somebody's own deployment beside ours, whose green has the rest of the traffic. */
    private static ServiceView handMade(int weight, int healthy, Optional<String> active) {
        TaskSet made = new TaskSet(
                "ecs-svc/9",
                TaskSet.Status.PRIMARY,
                Sample.BLUE_REVISION.substring(0, Sample.BLUE_REVISION.lastIndexOf('/')) + "/web-prod:9",
                Optional.of(RESTORE_ID),
                Sample.BLUE_GROUP,
                4,
                4,
                0,
                healthy,
                healthy == 4);
        return Sample.view(List.of(Sample.green(TaskSet.Status.ACTIVE, 4), made), 100 - weight, active, List.of());
    }

    @Test
    void goesOnStoppingADeploymentWhoseStopsWereLostWhileTrafficMoves() {
        assertThat(step(Sample.shifting(40), Optional.of(Status.IN_PROGRESS), ASKED.plusSeconds(300)))
                .isEqualTo(new Step.Stop(Sample.CODE_DEPLOY_ID));
    }

    @Test
    void leavesCodeDeploysOwnRollbackAlone() {
        DeploymentProgress rollback = progress(RESTORE_ID, Status.IN_PROGRESS);

        assertThat(step(Sample.shifting(40), rollback, ASKED.plusSeconds(30))).isInstanceOf(Step.Await.class);
        assertThat(step(Sample.shifting(0), rollback, ASKED.plusSeconds(30))).isInstanceOf(Step.Await.class);
    }

    @Test
    void leavesADeploymentOfSomebodyElseAlone() {
        assertThat(step(Sample.shifting(0), progress(RESTORE_ID, Status.READY), ASKED.plusSeconds(90)))
                .isInstanceOf(Step.Await.class);
    }

    @Test
    void letsTheDeploymentThatRestoresBlueThroughTheGroupsReadyWait() {
        assertThat(step(blueAnew(0), progress(RESTORE_ID, Status.READY), ASKED.plusSeconds(90)))
                .isEqualTo(new Step.Proceed(RESTORE_ID));
    }

    @Test
    void endsTheTerminationWaitOnceBlueIsBack() {
        assertThat(step(blueAnew(100), progress(RESTORE_ID, Status.IN_PROGRESS), ASKED.plusSeconds(90)))
                .isInstanceOf(Step.Await.class);
        assertThat(step(blueAnew(100), pastTraffic(RESTORE_ID), ASKED.plusSeconds(90)))
                .isEqualTo(new Step.EndTerminationWait(RESTORE_ID));
    }

    @Test
    void takesOfTwoTaskSetsOfBlueTheOneThatServes() {
        TaskSet former = Sample.blue(TaskSet.Status.ACTIVE, 4);
        TaskSet anew = new TaskSet(
                "ecs-svc/3",
                TaskSet.Status.PRIMARY,
                Sample.BLUE_REVISION,
                Optional.of(RESTORE_ID),
                Sample.GREEN_GROUP,
                4,
                4,
                0,
                4,
                true);
        ServiceView view = Sample.view(List.of(former, anew), 100, Optional.empty(), List.of());

        assertThat(RollbackRule.confirm(ROLLING_BACK, view, ASKED.plusSeconds(300)))
                .isInstanceOf(Confirmation.Restored.class);
    }

    @Test
    void deploysBlueAnewWhereCodeDeployDoesNotRollBack() {
        ServiceView onlyGreen =
                Sample.view(List.of(Sample.green(TaskSet.Status.PRIMARY, 4)), 100, Optional.empty(), List.of());

        assertThat(step(onlyGreen, Optional.empty(), ASKED.plusSeconds(30))).isInstanceOf(Step.Await.class);
        assertThat(step(onlyGreen, Optional.empty(), ASKED.plusSeconds(60))).isEqualTo(new Step.RedeployBlue());
    }

    @Test
    void hasNothingToDoWhereNothingWasStarted() {
        Deployment unstarted = Sample.opened(Sample.RULES).rollbackAsked(ASKED);

        assertThat(RollbackRule.step(unstarted, ServiceView.ABSENT, Optional.empty(), ASKED))
                .isInstanceOf(Step.Await.class);
        assertThat(RollbackRule.confirm(unstarted, ServiceView.ABSENT, ASKED))
                .isEqualTo(new Confirmation.Restored("nothing had been started"));
    }

    @Test
    void callsBlueRestoredOnlyWhenEverythingAgrees() {
        assertThat(RollbackRule.confirm(ROLLING_BACK, Sample.steadyBlue(), ASKED.plusSeconds(45)))
                .isInstanceOf(Confirmation.Restored.class);
    }

    @Test
    void aCopyOfBluesRevisionIsBlueAndAnyOtherIsNot() {
        TaskSet blue = Sample.blue(TaskSet.Status.PRIMARY, 4);
        TaskSet copy = new TaskSet(
                blue.id(),
                blue.status(),
                "arn:copy",
                blue.deploymentId(),
                blue.targetGroup(),
                blue.desired(),
                blue.running(),
                blue.pending(),
                blue.healthy(),
                blue.steady());
        ServiceView view = Sample.view(List.of(copy), 0, Optional.empty(), List.of());
        Instant now = ASKED.plusSeconds(45);

        assertThat(RollbackRule.confirm(ROLLING_BACK.bringingBlueBackAs("arn:copy"), view, now))
                .isInstanceOf(Confirmation.Restored.class);
        assertThat(RollbackRule.confirm(ROLLING_BACK, view, now)).isInstanceOf(Confirmation.Unverified.class);
    }

    @Test
    void doesNotCallBlueRestoredWhileAnyOfItIsMissing() {
        TaskSet blue = Sample.blue(TaskSet.Status.PRIMARY, 4);
        Optional<String> none = Optional.empty();
        assertMissing(
                Sample.view(List.of(blue), 0, Optional.of(RESTORE_ID), List.of()),
                "CodeDeploy deployment d-RESTORE01 is still at work");
        assertMissing(
                Sample.view(List.of(Sample.green(TaskSet.Status.PRIMARY, 4)), 100, none, List.of()),
                "blue's task set is gone");
        assertMissing(Sample.view(List.of(blue), 10, none, List.of()), "the listener sends 90 % of production to blue");
        assertMissing(
                Sample.view(List.of(Sample.blue(TaskSet.Status.ACTIVE, 4)), 0, none, List.of()),
                "blue's task set is not primary");
        assertMissing(
                Sample.view(List.of(Sample.blue(TaskSet.Status.PRIMARY, 3)), 0, none, List.of()),
                "blue has 3 healthy targets of 4");
    }

    @Test
    void waitsForAStartWhoseReplyWasLost() {
        Deployment unsure = Sample.opened(Sample.RULES)
                .intending(
                        "headgate:x",
                        Sample.START,
                        new Start.Blue(Sample.BLUE_REVISION, Sample.BLUE_GROUP, "old"),
                        List.of())
                .registered(Sample.GREEN_REVISION)
                .rollbackAsked(ASKED);

        assertThat(RollbackRule.confirm(unsure, Sample.steadyBlue(), ASKED.plusSeconds(59)))
                .isInstanceOf(Confirmation.NotYet.class);
        assertThat(RollbackRule.confirm(unsure, Sample.steadyBlue(), ASKED.plusSeconds(60)))
                .isInstanceOf(Confirmation.Restored.class);
    }

    @Test
    void givesUpVerifyingAfterHalfAnHour() {
        assertThat(RollbackRule.confirm(ROLLING_BACK, Sample.shifting(40), ASKED.plus(Duration.ofMinutes(30))))
                .isInstanceOfSatisfying(
                        Confirmation.Unverified.class,
                        it -> assertThat(it.reason())
                                .contains("is still at work", "30 min after the rollback was asked for"));
    }

    private static Step step(ServiceView view, Optional<Status> own, Instant now) {
        return RollbackRule.step(ROLLING_BACK, view, own.map(Sample::progress), now);
    }

    private static Step step(ServiceView view, DeploymentProgress active, Instant now) {
        return RollbackRule.step(ROLLING_BACK, view, Optional.of(active), now);
    }

    private static DeploymentProgress progress(String id, Status status, LifecycleEvent... events) {
        return new DeploymentProgress(
                id, status, Optional.empty(), Optional.empty(), Optional.empty(), List.of(events));
    }

    private static DeploymentProgress pastTraffic(String id) {
        return progress(id, Status.IN_PROGRESS, new LifecycleEvent("AfterAllowTraffic", "Succeeded"));
    }

    /** Green is primary still, and a deployment brings blue's revision back beside it. */
    private static ServiceView blueAnew(int weight) {
        TaskSet anew = new TaskSet(
                "ecs-svc/3",
                TaskSet.Status.ACTIVE,
                Sample.BLUE_REVISION,
                Optional.of(RESTORE_ID),
                Sample.BLUE_GROUP,
                4,
                4,
                0,
                4,
                true);
        return Sample.view(
                List.of(Sample.green(TaskSet.Status.PRIMARY, 4), anew),
                100 - weight,
                Optional.of(RESTORE_ID),
                List.of());
    }

    private static void assertMissing(ServiceView view, String what) {
        assertThat(RollbackRule.confirm(ROLLING_BACK, view, ASKED.plusSeconds(45)))
                .isEqualTo(new Confirmation.NotYet(what));
    }
}
