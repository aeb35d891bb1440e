package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.approval.Approval;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.Start;
import dev.headgate.handler.RollBackHandler.Input;
import dev.headgate.handler.RollBackHandler.Output;
import dev.headgate.json.Json;
import dev.headgate.testing.Example;
import dev.headgate.testing.RevisionLike;
import dev.headgate.testing.Scene;
import dev.headgate.traffic.GroupBusyException;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.RollbackStep;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollBackHandlerTest {

    private static final Problem PROBLEM =
            new Problem("WatchDeployment", "States.Timeout", Optional.of("the task timed out"));
    private static final String REDEPLOY =
            "start web-prod:41 by AllAtOnce, marked headgate:web-prod-1:restore-" + Scene.NINE.getEpochSecond();

    private final Scene scene = new Scene();
    private final RollBackHandler handler =
            new RollBackHandler(scene.store, scene.backend, scene.approvals, scene.clock);

    @Test
    void takesNoAnswerAnyMoreFromHereOn() {
        scene.started();
        scene.asked(Gate.Before.TRAFFIC);

        rollBack();

        assertThat(scene.approvals
                        .known("web-prod-1", Gate.Before.TRAFFIC)
                        .orElseThrow()
                        .stage())
                .isEqualTo(Approval.Stage.CONCLUDED);
    }

    @Test
    void hasNothingToDoWhereNothingWasStarted() {
        scene.opened();

        assertThat(rollBack(PROBLEM).step()).isEqualTo(new RollbackStep.Await("nothing had been started"));
        assertThat(scene.backend.calls).isEmpty();
        assertThat(scene.record().cause())
                .contains(
                        new Cause(Cause.Kind.ERROR, "the step WatchDeployment failed: the task timed out", Scene.NINE));
    }

    @Test
    void stopsItsOwnDeployment() {
        scene.started();
        scene.backend.view = Example.shifting(40);

        assertThat(rollBack())
                .isEqualTo(new Output(15, new RollbackStep.Stop("d-ABCDEF123", "CodeDeploy is asked to stop")));
        assertThat(scene.backend.calls).containsExactly("roll back d-ABCDEF123");
        assertThat(scene.record().milestones().rollbackAsked()).contains(Scene.NINE);
    }

    @Test
    void aSecondRunKeepsTheFirstTimeAndTheFirstCause() {
        scene.started();
        scene.backend.view = Example.shifting(40);
        rollBack(PROBLEM);
        scene.pass(Duration.ofSeconds(15));

        rollBack(new Problem("RollBack", "Lambda.Unknown", Optional.empty()));

        assertThat(scene.record().milestones().rollbackAsked()).contains(Scene.NINE);
        assertThat(scene.record().cause())
                .map(Cause::reason)
                .hasValueSatisfying(it -> assertThat(it).contains("WatchDeployment"));
    }

    @Test
    void findsADeploymentWhoseReplyWasLostAndStopsIt() {
        scene.store.save(scene.intended(Scene.plan("prod")).registered(Example.GREEN_REVISION));
        var unheard = scene.backend.start(
                Scene.plan("prod"), Example.GREEN_REVISION, new Marker("headgate:web-prod-1", Scene.NINE), List.of());
        scene.backend.view = Example.shifting(0);

        assertThat(rollBack().step()).isEqualTo(new RollbackStep.Stop(unheard, "CodeDeploy is asked to stop"));
        assertThat(scene.record().backendId()).contains(unheard);
    }

    @Test
    void letsTheDeploymentThatBringsBlueBackGoOn() {
        scene.started();
        scene.backend.view =
                Example.view(List.of(Example.blueAnew(Revision.Status.ACTIVE, "d-2")), 100, Optional.of("d-2"));
        scene.backend.stage = Progress.Stage.HELD;

        assertThat(rollBack().step()).isEqualTo(new RollbackStep.Proceed("d-2", "blue, deployed anew, is let through"));
        assertThat(scene.backend.calls).containsExactly("proceed d-2");
    }

    @Test
    void endsAWaitThatOnlyOccupiesTheGroup() {
        scene.started();
        scene.backend.view =
                Example.view(List.of(Example.blueAnew(Revision.Status.PRIMARY, "d-2")), 0, Optional.of("d-2"));
        scene.backend.pastTraffic = true;

        assertThat(rollBack().step())
                .isEqualTo(new RollbackStep.EndTerminationWait(
                        "d-2", "blue, deployed anew, has all traffic, so the wait that keeps green is ended"));
        assertThat(scene.backend.calls).containsExactly("retire blue of d-2");
    }

    @Test
    void deploysBlueAnewAtOnceWhereCodeDeployDoesNotRollBack() {
        scene.started();
        scene.backend.view = Example.onGreen();
        assertThat(rollBack().step()).isInstanceOf(RollbackStep.Await.class);
        scene.pass(Duration.ofMinutes(1));

        assertThat(rollBack().step())
                .isEqualTo(
                        new RollbackStep.RedeployBlue("CodeDeploy does not bring blue back, so blue is deployed anew"));
        assertThat(scene.backend.calls).containsExactly(REDEPLOY);
    }

    @Test
    void deploysBlueAnewOnceMoreWhereThatFailedAndNotForEver() {
        scene.started();
        scene.backend.view = Example.onGreen();
        rollBack();
        scene.pass(Duration.ofMinutes(1));
        for (int look = 0; look < 3; look++) {
            rollBack();
        }
        assertThat(scene.backend.calls).as("it is at work").containsExactly(REDEPLOY);

        scene.backend.stage = Progress.Stage.FAILED;
        for (int look = 0; look < 10; look++) {
            rollBack();
        }
        assertThat(scene.backend.calls).containsExactly(REDEPLOY, REDEPLOY + "-2", REDEPLOY + "-3");
    }

    @Test
    void touchesNothingThatPeopleHaveRepaired() {
        scene.started();
        Revision byHand = new RevisionLike(Example.blue(Revision.Status.PRIMARY, 4))
                .id("ecs-svc/9")
                .runs("arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:9")
                .startedBy("d-BYHAND")
                .seen();
        scene.backend.view = Example.view(List.of(byHand), 0, Optional.of("d-BYHAND"));
        for (Progress.Stage status : Progress.Stage.values()) {
            scene.backend.stage = status;
            scene.backend.pastTraffic = true;
            rollBack();
            scene.pass(Duration.ofMinutes(5));
        }
        assertThat(scene.backend.calls).isEmpty();
    }

    /** A copy that nobody knew as blue would be taken for what somebody deployed by hand. */
    @Test
    void aCopyOfADeregisteredBlueIsKnownAsBlueBeforeItIsStarted() {
        scene.started();
        scene.backend.view = Example.onGreen();
        scene.backend.deregistered.add(Example.BLUE_REVISION);
        scene.backend.fail("start", new TrafficControlException("CodeDeploy is out"));
        rollBack();
        scene.pass(Duration.ofMinutes(1));

        assertThatThrownBy(this::rollBack).hasMessage("CodeDeploy is out");
        Start.Blue blue = scene.record().start().orElseThrow().blue();
        assertThat(blue.taskDefinition()).isEqualTo(Example.BLUE_REVISION);
        assertThat(blue.copy()).hasValueSatisfying(it -> assertThat(it).endsWith("web-prod:410"));

        rollBack();
        rollBack();

        assertThat(scene.backend.calls)
                .containsExactly("register web-prod:41 anew", REDEPLOY.replace("web-prod:41", "web-prod:410"));
    }

    @Test
    void looksAgainWhereCodeDeployCameFirst() {
        scene.started();
        scene.backend.view = Example.onGreen();
        rollBack();
        scene.pass(Duration.ofMinutes(1));
        scene.backend.fail("start", new GroupBusyException("d-2 is active", new IllegalStateException()));

        assertThat(rollBack())
                .isEqualTo(new Output(
                        15,
                        new RollbackStep.RedeployBlue(
                                "CodeDeploy does not bring blue back, so blue is deployed anew")));
        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void asksForTheStopWhileBlind() {
        scene.started();
        scene.backend.fail("look", new TrafficControlException("DescribeServices was refused"));

        assertThatThrownBy(this::rollBack)
                .isInstanceOf(TrafficControlException.class)
                .hasMessage("DescribeServices was refused");
        assertThat(scene.backend.calls).containsExactly("roll back d-ABCDEF123");
        assertThat(scene.record().milestones().rollbackAsked()).contains(Scene.NINE);
    }

    @Test
    void stopsALateStartWhileBlind() {
        scene.store.save(scene.intended(Scene.plan("prod")).registered(Example.GREEN_REVISION));
        var unheard = scene.backend.start(
                Scene.plan("prod"), Example.GREEN_REVISION, new Marker("headgate:web-prod-1", Scene.NINE), List.of());
        scene.backend.calls.clear();
        scene.backend.fail("look", new TrafficControlException("DescribeServices was refused"));

        assertThatThrownBy(this::rollBack).isInstanceOf(TrafficControlException.class);
        assertThat(scene.backend.calls).containsExactly("roll back " + unheard);
    }

    @Test
    void hasNothingToStopWhileBlindWhereCodeDeployWasNeverAsked() {
        scene.intended(Scene.plan("prod"));
        scene.backend.fail("look", new TrafficControlException("DescribeServices was refused"));

        assertThatThrownBy(this::rollBack).isInstanceOf(TrafficControlException.class);
        assertThat(scene.backend.calls).isEmpty();
    }

    /** Whoever answers for a step by SendTaskFailure may leave out both, and a Catch passes them on as null. */
    @Test
    void rollsBackWhereTheStepsFailureNamesNeitherErrorNorCause() {
        scene.started();
        scene.backend.view = Example.shifting(40);

        Output output =
                handler.handle(Json.read("""
                {"deploymentId": "web-prod-1", "executionArn": "%s",
                 "because": {"problem": {"state": "RequestApproval", "error": null, "cause": null}}}""".formatted(Scene.owner("web-prod-1").orElseThrow()), Input.class));

        assertThat(output.step()).isEqualTo(new RollbackStep.Stop("d-ABCDEF123", "CodeDeploy is asked to stop"));
        assertThat(scene.record().cause())
                .map(Cause::reason)
                .contains("the step RequestApproval failed: no reason was given");
    }

    private Output rollBack() {
        return rollBack(Optional.empty());
    }

    private Output rollBack(Problem problem) {
        return rollBack(Optional.of(problem));
    }

    private Output rollBack(Optional<Problem> problem) {
        Because because = new Because(Optional.empty(), Optional.empty(), problem);
        return handler.handle(
                new Input("web-prod-1", Scene.owner("web-prod-1"), Optional.of(because), Optional.empty()));
    }
}
