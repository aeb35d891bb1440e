package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.ServiceView;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.RevisionLike;
import dev.headgate.traffic.RollbackStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeDeployRollbackTest {

    private static final Instant ASKED = Example.OPENED.plus(Duration.ofMinutes(6));
    private static final Deployment ROLLING_BACK = ExampleProd.started().rollbackAsked(ASKED);
    private static final String RESTORE_ID = "d-RESTORE01";

    @Test
    void stopsTheDeploymentThatRuns() {
        assertThat(step(Example.shifting(40), Optional.of(Stage.AT_WORK), ASKED))
                .isEqualTo(new RollbackStep.Stop(Example.CODE_DEPLOY_ID, "CodeDeploy is asked to stop"));
    }

    @Test
    void endsTheTerminationWaitWhenAStopIsRefusedAfterTheShift() {
        Progress baking = pastTraffic(Example.CODE_DEPLOY_ID);
        ServiceView sickBlue = Example.view(
                List.of(Example.green(Revision.Status.PRIMARY, 4), Example.blue(Revision.Status.ACTIVE, 3)),
                100,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of());

        assertThat(step(sickBlue, baking, ASKED.plusSeconds(119)))
                .isEqualTo(new RollbackStep.Stop(Example.CODE_DEPLOY_ID, "CodeDeploy is asked to stop"));
        assertThat(step(sickBlue, baking, ASKED.plusSeconds(120)))
                .isEqualTo(new RollbackStep.EndTerminationWait(
                        Example.CODE_DEPLOY_ID,
                        "CodeDeploy refuses to stop what is past its shift, so its wait is ended"));
    }

    @Test
    void goesOnAskingForTheStopForSomeMinutesBeforeItEndsAHealthyBlue() {
        Progress baking = pastTraffic(Example.CODE_DEPLOY_ID);

        assertThat(step(Example.shifting(100), baking, ASKED.plusSeconds(299)))
                .isEqualTo(new RollbackStep.Stop(Example.CODE_DEPLOY_ID, "CodeDeploy is asked to stop"));
        assertThat(step(Example.shifting(100), baking, ASKED.plusSeconds(300)))
                .isEqualTo(new RollbackStep.EndTerminationWait(
                        Example.CODE_DEPLOY_ID,
                        "CodeDeploy refuses to stop what is past its shift, so its wait is ended"));
    }

    @Test
    void helpsNoDeploymentOnThatRunsAnotherRevisionThanBlue() {
        for (int weight : new int[] {0, 100}) {
            ServiceView view = handMade(weight, 0, Optional.of(RESTORE_ID));
            assertThat(step(view, progress(RESTORE_ID, Stage.HELD), ASKED.plusSeconds(90)))
                    .isInstanceOf(RollbackStep.Await.class);
            assertThat(step(view, pastTraffic(RESTORE_ID), ASKED.plusSeconds(90)))
                    .isInstanceOf(RollbackStep.Await.class);
        }
    }

    @Test
    void touchesNothingOncePeopleHaveRepairedIt() {
        for (int weight : new int[] {100, 10}) {
            assertThat(step(handMade(weight, 4, Optional.empty()), Optional.empty(), ASKED.plusSeconds(600)))
                    .isInstanceOfSatisfying(
                            RollbackStep.Await.class,
                            it -> assertThat(it.why()).startsWith("what serves is neither blue nor green"));
        }
    }

    @Test
    void bringsBlueBackFromWhatSomebodyElseDeployedWhenNothingOfItIsHealthy() {
        assertThat(step(handMade(100, 0, Optional.empty()), Optional.empty(), ASKED.plusSeconds(60)))
                .isEqualTo(
                        new RollbackStep.RedeployBlue("CodeDeploy does not bring blue back, so blue is deployed anew"));
    }

    @Test
    void aTaskSetOfSomebodyElseThatGetsNoProductionIsNoRepair() {
        assertThat(step(handMade(0, 4, Optional.empty()), Optional.empty(), ASKED.plusSeconds(60)))
                .isEqualTo(
                        new RollbackStep.RedeployBlue("CodeDeploy does not bring blue back, so blue is deployed anew"));
    }

    @Test
    void hasNothingToDoOnceBlueServesHoweverLongThatTook() {
        assertThat(step(Example.onBlue(), Optional.empty(), ASKED.plusSeconds(600)))
                .isEqualTo(new RollbackStep.Await("blue serves"));
    }

    @Test
    void goesOnStoppingADeploymentWhoseStopsWereLostWhileTrafficMoves() {
        assertThat(step(Example.shifting(40), Optional.of(Stage.AT_WORK), ASKED.plusSeconds(300)))
                .isEqualTo(new RollbackStep.Stop(Example.CODE_DEPLOY_ID, "CodeDeploy is asked to stop"));
    }

    @Test
    void leavesCodeDeploysOwnRollbackAlone() {
        Progress rollback = progress(RESTORE_ID, Stage.AT_WORK);

        assertThat(step(Example.shifting(40), rollback, ASKED.plusSeconds(30))).isInstanceOf(RollbackStep.Await.class);
        assertThat(step(Example.shifting(0), rollback, ASKED.plusSeconds(30))).isInstanceOf(RollbackStep.Await.class);
    }

    @Test
    void leavesADeploymentOfSomebodyElseAlone() {
        assertThat(step(Example.shifting(0), progress(RESTORE_ID, Stage.HELD), ASKED.plusSeconds(90)))
                .isInstanceOf(RollbackStep.Await.class);
    }

    @Test
    void letsTheDeploymentThatRestoresBlueThroughTheGroupsReadyWait() {
        assertThat(step(blueAnew(0), progress(RESTORE_ID, Stage.HELD), ASKED.plusSeconds(90)))
                .isEqualTo(new RollbackStep.Proceed(RESTORE_ID, "blue, deployed anew, is let through"));
    }

    @Test
    void endsTheTerminationWaitOnceBlueIsBack() {
        assertThat(step(blueAnew(100), progress(RESTORE_ID, Stage.AT_WORK), ASKED.plusSeconds(90)))
                .isInstanceOf(RollbackStep.Await.class);
        assertThat(step(blueAnew(100), pastTraffic(RESTORE_ID), ASKED.plusSeconds(90)))
                .isEqualTo(new RollbackStep.EndTerminationWait(
                        RESTORE_ID, "blue, deployed anew, has all traffic, so the wait that keeps green is ended"));
    }

    @Test
    void deploysBlueAnewWhereCodeDeployDoesNotRollBack() {
        ServiceView onlyGreen =
                Example.view(List.of(Example.green(Revision.Status.PRIMARY, 4)), 100, Optional.empty(), List.of());

        assertThat(step(onlyGreen, Optional.empty(), ASKED.plusSeconds(30))).isInstanceOf(RollbackStep.Await.class);
        assertThat(step(onlyGreen, Optional.empty(), ASKED.plusSeconds(60)))
                .isEqualTo(
                        new RollbackStep.RedeployBlue("CodeDeploy does not bring blue back, so blue is deployed anew"));
    }

    @Test
    void hasNothingToDoWhereNothingWasStarted() {
        Deployment unstarted = ExampleProd.opened(ExampleProd.RULES).rollbackAsked(ASKED);

        assertThat(CodeDeployRollback.step(unstarted, ServiceView.ABSENT, Optional.empty(), ASKED))
                .isInstanceOf(RollbackStep.Await.class);
    }

    private static RollbackStep step(ServiceView view, Optional<Stage> own, Instant now) {
        return CodeDeployRollback.step(ROLLING_BACK, view, own.map(ExampleProd::progress), now);
    }

    private static RollbackStep step(ServiceView view, Progress active, Instant now) {
        return CodeDeployRollback.step(ROLLING_BACK, view, Optional.of(active), now);
    }

    private static Progress progress(String id, Stage stage) {
        return new Progress(id, stage, Optional.empty(), false, Optional.empty());
    }

    private static Progress pastTraffic(String id) {
        return new Progress(id, Stage.AT_WORK, Optional.empty(), true, Optional.empty());
    }

    /** Somebody's own deployment beside ours, whose green has the rest of the traffic. */
    private static ServiceView handMade(int weight, int healthy, Optional<String> active) {
        Revision made = new RevisionLike(Example.blue(Revision.Status.PRIMARY, healthy))
                .id("ecs-svc/9")
                .runs(Example.BLUE_REVISION.substring(0, Example.BLUE_REVISION.lastIndexOf('/')) + "/web-prod:9")
                .startedBy(RESTORE_ID)
                .seen();
        return Example.view(List.of(Example.green(Revision.Status.ACTIVE, 4), made), 100 - weight, active, List.of());
    }

    /** Green is primary still, and a deployment brings blue's revision back beside it. */
    private static ServiceView blueAnew(int weight) {
        Revision anew = Example.blueAnew(Revision.Status.ACTIVE, RESTORE_ID);
        return Example.view(
                List.of(Example.green(Revision.Status.PRIMARY, 4), anew),
                100 - weight,
                Optional.of(RESTORE_ID),
                List.of());
    }
}
