package dev.headgate.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.AnnounceReleaseHandler;
import dev.headgate.handler.CloseDeploymentHandler;
import dev.headgate.handler.ConfirmRollbackHandler;
import dev.headgate.handler.RecordDecisionHandler;
import dev.headgate.handler.RollBackHandler;
import dev.headgate.json.Json;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * An execution goes on by the definition that it began with, for up to 120 days. What an older one passes is still understood:
 * {@code finished}, {@code needsHuman}, {@code problem} and {@code answer} side by side, and no {@code because} around them.
 */
class EarlierDefinitionTest {

    private static final String TIMED_OUT =
            ", \"problem\": {\"state\": \"WatchDeployment\", \"error\": \"States.Timeout\", \"cause\": \"\"}";

    private final Scene scene = new Scene();

    @Test
    void aRollbackStillHasTheStepThatFailedForItsCause() {
        scene.started();
        scene.backend.view = Example.shifting(40);

        step("RollBack", TIMED_OUT);

        assertThat(scene.record().cause())
                .contains(new Cause(Cause.Kind.ERROR, "the step WatchDeployment failed: States.Timeout", Scene.NINE));
        assertThat(scene.backend.calls).containsExactly("roll back d-ABCDEF123");
    }

    @Test
    void aRollbackThatADecisionLedToStillHasNoProblem() {
        scene.started();
        scene.backend.view = Example.shifting(40);

        step("RollBack", "");

        assertThat(scene.record().cause()).isEmpty();
        assertThat(scene.backend.calls).containsExactly("roll back d-ABCDEF123");
    }

    @Test
    void aRollbackIsStillConfirmed() {
        scene.opened();

        assertThat(step("ConfirmRollback", "")).contains("Restored");
    }

    @Test
    void whatWasSeenToFinishIsStillDeployed() {
        scene.started();
        scene.backend.view = Example.onGreen();

        step("CloseDeployment", ", \"finished\": \"green serves 100 % and blue is gone\"");

        assertThat(scene.record().closing()).map(Closing::outcome).contains(Outcome.DEPLOYED);
    }

    @Test
    void whatCouldNotBeVerifiedStillNeedsAHuman() {
        scene.started();

        String output =
                step("CloseDeployment", ", \"needsHuman\": \"the rollback could not be confirmed\"" + TIMED_OUT);

        assertThat(output).contains("NEEDS_HUMAN", "the rollback could not be confirmed: States.Timeout");
        assertThat(scene.store.locks()).hasSize(1);
    }

    @Test
    void whatNeverFinishedIsStillCalledByTheStepThatFailed() {
        scene.started();

        assertThat(step("CloseDeployment", TIMED_OUT))
                .contains("ROLLED_BACK", "the step WatchDeployment failed: States.Timeout");
    }

    /** Nobody reads it: what the approvals' store holds counts. */
    @Test
    void anAnswerThatIsPassedOnStillChangesNothing() {
        scene.opened();
        scene.asked(Gate.Before.DEPLOYMENT);
        scene.pass(Duration.ofHours(2));

        assertThat(step(
                        "RecordDecision",
                        ", \"gate\": \"DEPLOYMENT\", \"answer\": {\"decision\": \"APPROVED\", \"by\": \"mallory\"}"))
                .contains("\"approved\":false");
    }

    @Test
    void aReleaseThatWasNotPlannedIsStillToldOfWithItsFault() {
        var announce = new AnnounceReleaseHandler(scene.store, scene.askers, scene.mailbox::add);
        StateRouter states =
                new StateRouter().on("AnnounceRelease", AnnounceReleaseHandler.Input.class, announce::handle);

        String output = Json.write(
                states.handle(Json.tree("""
                {"state": "AnnounceRelease",
                 "execution": {"arn": "%s", "name": "r-1", "startedAt": "2026-03-02T09:00:00.000Z"},
                 "problem": {"state": "PlanRelease", "error": "dev.headgate.release.InvalidReleaseException",
                   "cause": "{\\"errorMessage\\":\\"There is no service webb\\"}"}}
                """.formatted(Scene.execution("r-1").arn()))));

        assertThat(output).contains("There is no service webb");
        assertThat(scene.mailbox.getFirst().body()).contains("There is no service webb");
    }

    /** What the step returns, of the payload that an older definition merged. */
    private String step(String state, String merged) {
        var rollBack = new RollBackHandler(scene.store, scene.backend, scene.approvals, scene.clock);
        var confirm = new ConfirmRollbackHandler(scene.store, scene.backend, scene.clock);
        var close = new CloseDeploymentHandler(
                scene.store, scene.endNotice(scene.mailbox::add), scene.backend, scene.approvals, scene.clock);
        var record = new RecordDecisionHandler(scene.store, scene.approvals, Example::configuration, scene.clock);
        StateRouter states = new StateRouter()
                .on("RollBack", RollBackHandler.Input.class, rollBack::handle)
                .on("ConfirmRollback", ConfirmRollbackHandler.Input.class, confirm::handle)
                .on("CloseDeployment", CloseDeploymentHandler.Input.class, close::handle)
                .on("RecordDecision", RecordDecisionHandler.Input.class, record::handle);
        String payload = "{\"state\": \"" + state + "\", \"deploymentId\": \"web-prod-1\", \"executionArn\": \""
                + Scene.owner("web-prod-1").orElseThrow() + "\"" + merged + "}";
        return Json.write(states.handle(Json.tree(payload)));
    }
}
