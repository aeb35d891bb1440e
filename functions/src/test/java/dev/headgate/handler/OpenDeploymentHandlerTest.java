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
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.Release;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenDeploymentHandlerTest {

    private final Scene scene = new Scene();
    private final ScriptedExecutions executions = new ScriptedExecutions();
    private final List<Map<String, Object>> plannedAlone = new ArrayList<>();
    private final OpenDeploymentHandler handler = new OpenDeploymentHandler(
            scene.store,
            (input, execution) -> {
                plannedAlone.add(input);
                return Scene.plan(execution.name(), Scene.release(false), "prod");
            },
            executions,
            scene.backend,
            scene.approvals,
            scene.herald,
            scene.mailbox::add,
            scene.freezing,
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
    void opensWhatTheReleaseHasKeptAndNothingThatItsInputSays() {
        DeploymentPlan kept = Scene.plan("prod");
        scene.store.keepPlan(kept, Scene.NINE);
        Map<String, Object> input =
                Map.of("deployment", "web-prod-1", "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID", "arn:the-release");

        handler.handle(new Input(input, Scene.execution("web-prod-1")));

        assertThat(scene.record().plan()).isEqualTo(kept);
    }

    @Test
    void refusesAPlanInItsInputAlsoWhereOneIsKept() {
        scene.store.keepPlan(Scene.plan("prod"), Scene.NINE);
        Map<String, Object> forged = Map.of("plan", Json.tree((Object) Scene.plan("prod")), "deployment", "web-prod-1");

        assertRefused(forged, "web-prod-1", "\"plan\" is not taken from an input");
        assertThat(scene.store.find("web-prod-1")).isEmpty();
        assertThat(scene.store.locks()).isEmpty();
    }

    @Test
    void refusesWhatNoReleaseHasPlannedAndWhatHasAnotherName() {
        scene.store.keepPlan(Scene.plan("prod"), Scene.NINE);

        assertRefused(
                Map.of("deployment", "web-prod-2"), "web-prod-2", "No release has planned a deployment web-prod-2");
        assertRefused(Map.of("deployment", "web-prod-1"), "web-prod-2", "must have that name, not web-prod-2");
        assertRefused(
                Map.of("deployment", "web-prod-1", "gates", List.of()), "web-prod-1", "\"gates\" has no place in");
        assertThat(scene.store.locks()).isEmpty();
    }

    @Test
    void goesOnWithWhatAnOlderDefinitionOpened() {
        scene.opened();
        Map<String, Object> input = Map.of("plan", Json.tree((Object) Scene.plan("prod")));

        assertThat(handler.handle(new Input(input, Scene.execution("web-prod-1")))
                        .next())
                .isEqualTo(Next.OUR_TURN);
    }

    @Test
    void aRedrivenExecutionTouchesNothingThatWasTakenOver() {
        scene.started();
        Deployment taken = scene.store.save(scene.record().takenOverBy("arn:recovery", Scene.NINE));

        assertThat(open("web-prod-1").next()).isEqualTo(Next.NOTHING_TO_DO);
        assertThat(scene.record()).isEqualTo(taken);
    }

    private void assertRefused(Map<String, Object> input, String execution, String words) {
        assertThatThrownBy(() -> handler.handle(new Input(input, Scene.execution(execution))))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContaining(words);
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

    /** A retried action's release is as old as the first one's, and higher ids are no newer code. */
    @Test
    void theSameBuildDoesNotGiveWayToItself() {
        Release build = Example.builtAt(Scene.NINE.minusSeconds(60));
        Deployment first = scene.opened(Scene.plan("web-prod-9", build, "prod"));
        scene.store.close(closed(first, Outcome.DEPLOYED));
        scene.store.keepPlan(Scene.plan("web-prod-1", build, "prod"), Scene.NINE);

        Output output = handler.handle(new Input(Map.of("deployment", "web-prod-1"), Scene.execution("web-prod-1")));

        assertThat(output.next()).isEqualTo(Next.OUR_TURN);
    }

    @Test
    void holdsBackWhatComesByItselfAndWasRolledBackHereWhileItWaited() {
        Release build = Example.builtAt(Scene.NINE.minusSeconds(60));
        Deployment first = scene.opened(Scene.plan("web-prod-1", build, "prod"));
        scene.store.keepPlan(Scene.plan("web-prod-2", build, "prod"), Scene.NINE);
        Input second = new Input(Map.of("deployment", "web-prod-2"), Scene.execution("web-prod-2"));
        assertThat(handler.handle(second).next()).isEqualTo(Next.WAIT);
        Cause harm = new Cause(Cause.Kind.FAILED, "alarm web-prod-5xx is red", Scene.NINE);
        scene.store.close(closed(first.failing(harm), Outcome.ROLLED_BACK));

        Output output = handler.handle(second);

        assertThat(output.next()).isEqualTo(Next.CLOSE);
        assertThat(output.why()).contains("rolled back here by deployment web-prod-1 (alarm web-prod-5xx is red)");
        assertThat(scene.record("web-prod-2").cause()).map(Cause::kind).contains(Cause.Kind.NOT_READY);
        assertThat(handler.handle(second).next()).isEqualTo(Next.CLOSE);
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
        scene.store.keepPlan(Scene.plan(deploymentId, release, "prod"), Scene.NINE);
        return handler.handle(new Input(Map.of("deployment", deploymentId), Scene.execution(deploymentId)));
    }

    private static Deployment closed(Deployment deployment, Outcome outcome) {
        return deployment.closed(new Closing(outcome, "it ended", "web", Scene.NINE));
    }
}
