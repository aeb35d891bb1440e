package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.OpenDeploymentHandler.Input;
import dev.headgate.handler.OpenDeploymentHandler.Next;
import dev.headgate.handler.OpenDeploymentHandler.Output;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenDeploymentHandlerTest {

    private final Scene scene = new Scene();
    private final List<Map<String, Object>> plannedAlone = new ArrayList<>();
    private final OpenDeploymentHandler handler = new OpenDeploymentHandler(
            scene.store,
            (input, execution) -> {
                plannedAlone.add(input);
                return Scene.plan(execution.name(), Scene.release(false), "prod");
            },
            scene.clock);

    @Test
    void keepsTheRecordAndTakesTheLock() {
        Output output = open("web-prod-1");

        assertThat(output.next()).isEqualTo(Next.OUR_TURN);
        assertThat(scene.record().executionArn())
                .isEqualTo(Scene.execution("web-prod-1").arn());
        assertThat(scene.store.locks()).extracting(Lock::deploymentId).containsExactly("web-prod-1");
        assertThat(plannedAlone).isEmpty();
    }

    @Test
    void aSecondRunFindsItsRecordAndItsLock() {
        Output first = open("web-prod-1");
        Deployment kept = scene.record();
        scene.pass(Duration.ofMinutes(1));

        assertThat(open("web-prod-1")).isEqualTo(first);
        assertThat(scene.record()).isEqualTo(kept);
    }

    @Test
    void plansWhatAnOperatorStartsAlone() {
        Map<String, Object> request = Map.of("service", "web", "environment", "prod");

        assertThat(handler.handle(new Input(request, Scene.execution("by-hand")))
                        .deploymentId())
                .isEqualTo("by-hand");
        assertThat(plannedAlone).containsExactly(request);
    }

    @Test
    void refusesAPlanThatIsNone() {
        Input input = new Input(Map.of("plan", Map.of("deploymentId", "web-prod-1")), Scene.execution("web-prod-1"));

        assertThatThrownBy(() -> handler.handle(input))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("$.release is missing");
        assertThat(scene.store.find("web-prod-1")).isEmpty();
    }

    @Test
    void refusesAPlanOfAnotherDeploymentThanItsExecution() {
        Object plan = Json.tree((Object) Scene.plan("prod"));
        Input input = new Input(Map.of("plan", plan), Scene.execution("web-prod-2"));

        assertThatThrownBy(() -> handler.handle(input))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContaining("deployment web-prod-1", "must have that name, not web-prod-2");
        assertThat(scene.store.locks()).isEmpty();
    }

    @Test
    void waitsWhileAnotherDeploymentIsAtWork() {
        open("web-prod-1");

        Output output = open("web-prod-2");

        assertThat(output).isEqualTo(new Output("web-prod-2", Next.WAIT, 30, "deployment web-prod-1 is at work here"));
    }

    @Test
    void givesWayToANewerReleaseThatWaitsToo() {
        open("web-prod-1");
        open("web-prod-2");
        open("web-prod-3", Scene.NINE.plusSeconds(60));

        Output output = open("web-prod-2");

        assertThat(output.next()).isEqualTo(Next.CLOSE);
        assertThat(output.why()).isEqualTo("the newer deployment web-prod-3 takes its place");
        assertThat(scene.record("web-prod-2").cause()).map(Cause::kind).contains(Cause.Kind.SUPERSEDED);
    }

    @Test
    void givesWayToANewerReleaseThatWasDeployedMeanwhile() {
        open("web-prod-1", Scene.NINE.plusSeconds(60));
        scene.store.close(closed(scene.record(), Outcome.DEPLOYED));

        Output output = open("web-prod-2", Scene.NINE);

        assertThat(output.next()).isEqualTo(Next.CLOSE);
        assertThat(output.why()).isEqualTo("the newer deployment web-prod-1 was deployed here since it was asked for");
        assertThat(scene.record("web-prod-2").cause()).map(Cause::kind).contains(Cause.Kind.SUPERSEDED);
    }

    @Test
    void ofTwoReleasesOfOneInstantTheHigherIdServesInTheEndWhicheverBegins() {
        open("web-prod-1");
        assertThat(open("web-prod-2").next()).isEqualTo(Next.WAIT);
        scene.store.close(closed(scene.record(), Outcome.DEPLOYED));
        assertThat(open("web-prod-2").next()).isEqualTo(Next.OUR_TURN);
        scene.store.close(closed(scene.record("web-prod-2"), Outcome.DEPLOYED));

        assertThat(open("web-prod-0").next()).isEqualTo(Next.CLOSE);
        assertThat(scene.record("web-prod-0").cause())
                .map(Cause::reason)
                .contains("the newer deployment web-prod-2 was deployed here since it was asked for");
    }

    @Test
    void givesUpWhenItsTurnDoesNotComeInTime() {
        open("web-prod-1");
        open("web-prod-2");
        scene.pass(Duration.ofHours(24));

        Output output = open("web-prod-2");

        assertThat(output.next()).isEqualTo(Next.CLOSE);
        assertThat(output.why()).contains("turnTimeout", "web-prod-1 has held it since 2026-03-02T09:00:00Z");
        assertThat(scene.record("web-prod-2").cause()).map(Cause::kind).contains(Cause.Kind.NOT_READY);
    }

    @Test
    void doesNotBeginAgainWhatHasACause() {
        open("web-prod-1");
        open("web-prod-2");
        scene.pass(Duration.ofHours(24));
        open("web-prod-2");
        scene.store.close(closed(scene.record(), Outcome.DEPLOYED));

        assertThat(open("web-prod-2").next()).isEqualTo(Next.CLOSE);
        assertThat(scene.store.locks()).isEmpty();
    }

    @Test
    void takesOverADeploymentWhoseExecutionDied() {
        scene.started();

        Output output = recover("web-prod-1");

        assertThat(output.next()).isEqualTo(Next.ROLL_BACK);
        assertThat(output.deploymentId()).isEqualTo("web-prod-1");
        Deployment ours = scene.record();
        assertThat(ours.executionArn())
                .isEqualTo(Scene.execution("web-prod-1-recovery-2").arn());
        assertThat(ours.cause()).map(Cause::kind).contains(Cause.Kind.ERROR);
        assertThat(recover("web-prod-1")).isEqualTo(output);
    }

    @Test
    void takesOverADeploymentThatNeedsAHumanAndKeepsItsFirstCause() {
        Deployment failed = scene.store.save(
                scene.started().failing(new Cause(Cause.Kind.FAILED, "alarm web-prod-5xx is red", Scene.NINE)));
        scene.store.close(closed(failed, Outcome.NEEDS_HUMAN));

        assertThat(recover("web-prod-1").next()).isEqualTo(Next.ROLL_BACK);
        assertThat(scene.record().closing()).isEmpty();
        assertThat(scene.record().cause()).map(Cause::reason).contains("alarm web-prod-5xx is red");
    }

    @Test
    void leavesAloneWhatHasEnded() {
        Deployment ended = scene.store.close(closed(scene.started(), Outcome.DEPLOYED));

        assertThat(recover("web-prod-1").next()).isEqualTo(Next.CLOSE);
        assertThat(scene.record()).isEqualTo(ended);
    }

    @Test
    void closesATakeoverOfWhatNeverHadTheLock() {
        open("web-prod-1");
        open("web-prod-2");

        assertThat(recover("web-prod-2").next()).isEqualTo(Next.CLOSE);
        assertThat(scene.store.locks()).extracting(Lock::deploymentId).containsExactly("web-prod-1");
    }

    @Test
    void cannotTakeOverWhatWasNeverOpened() {
        assertThatThrownBy(() -> recover("web-prod-9"))
                .isInstanceOf(UnknownDeploymentException.class)
                .hasMessageContaining("No deployment has the id web-prod-9");
    }

    private Output open(String deploymentId) {
        return open(deploymentId, Scene.NINE);
    }

    private Output open(String deploymentId, Instant requestedAt) {
        Release asked = Scene.release(false);
        Release release = new Release(
                "r-" + deploymentId,
                asked.service(),
                asked.image(),
                false,
                asked.reason(),
                asked.requestedBy(),
                requestedAt,
                asked.executionArn());
        DeploymentPlan plan = Scene.plan(deploymentId, release, "prod");
        return handler.handle(new Input(Map.of("plan", Json.tree((Object) plan)), Scene.execution(deploymentId)));
    }

    private Output recover(String deploymentId) {
        return handler.handle(
                new Input(Map.of("recover", deploymentId), Scene.execution(deploymentId + "-recovery-2")));
    }

    private static Deployment closed(Deployment deployment, Outcome outcome) {
        return deployment.closed(new Closing(outcome, "it ended", "web", Scene.NINE));
    }
}
