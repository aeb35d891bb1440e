package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.Reason;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Sightings;
import dev.headgate.deployment.Trouble;
import dev.headgate.handler.CloseDeploymentHandler.Input;
import dev.headgate.handler.CloseDeploymentHandler.Output;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a close says of why a deployment ended as it did. */
class CloseReasonsTest {

    private static final Optional<String> FINISHED = Optional.of("green serves 100 % and blue is gone");

    private final Scene scene = new Scene();
    private final CloseDeploymentHandler handler = new CloseDeploymentHandler(
            scene.store, scene.endNotice(scene.mailbox::add), scene.backend, scene.approvals, scene.clock);

    @BeforeEach
    void greenServes() {
        scene.backend.view = Example.onGreen();
    }

    @Test
    void greenPassedItsBake() {
        scene.started();

        assertThat(finish().reason()).isEqualTo("green passed its bake");
    }

    @Test
    void orServesWellThoughBlueWasEndedBeforeItsTime() {
        scene.store.save(scene.started().seeing(Sightings.NONE.and(Trouble.BLUE_ENDED_EARLY, Scene.NINE)));

        assertThat(finish().reason())
                .isEqualTo("green serves well, though somebody ended blue before the bake was over");
    }

    @Test
    void orStaysThoughTheJudgeCouldNotTellAndWhoLetIt() {
        Finding noTraffic = new Finding(Reason.NO_GREEN_TRAFFIC, "green had no requests", List.of(), Scene.NINE);
        GateDecision alice =
                new GateDecision(Gate.Before.FINISH, Decided.APPROVED, "alice", Optional.empty(), Scene.NINE);
        scene.store.save(scene.started().found(noTraffic).decided(alice));

        assertThat(finish().reason())
                .isEqualTo("green stays, though the judge could not tell: green had no requests; approved by alice");
    }

    @Test
    void aJudgeThatPassedItIsNotCalledUndecided() {
        scene.store.save(scene.started().found(new Finding(Reason.ABSOLUTE, "green is fine", List.of(), Scene.NINE)));

        assertThat(finish().reason()).isEqualTo("green passed its bake");
    }

    @Test
    void aRollbackThatFoundItsDestinationServingSaysWhatWasSeen() {
        scene.opened();

        assertThat(finish().reason()).isEqualTo(FINISHED.orElseThrow());
    }

    @Test
    void aCloseThatSeesSomethingElseSaysBoth() {
        scene.started();
        scene.backend.view = Example.onBlue();

        assertThat(finish().reason())
                .isEqualTo("green serves 100 % and blue is gone, and yet what is seen at the close is"
                        + " 100 % web-prod:41 (4 of 4 targets healthy)");
    }

    @Test
    void aDoubtSaysWhatTheStepFailedWith() {
        scene.started();
        Problem problem = new Problem("ConfirmRollback", "States.Timeout", Optional.empty());

        assertThat(close(Optional.empty(), Optional.of("blue could not be verified"), Optional.of(problem))
                        .reason())
                .isEqualTo("blue could not be verified: States.Timeout");
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED,   false, REJECTED",
        "REJECTED,   true,  ROLLED_BACK",
        "EXPIRED,    true,  ROLLED_BACK",
        "SUPERSEDED, false, SUPERSEDED",
        "SUPERSEDED, true,  ROLLED_BACK",
        "FAILED,     false, ROLLED_BACK",
    })
    void whatHadProductionTrafficWasNotMerelyRejected(Cause.Kind kind, boolean served, Outcome outcome) {
        Deployment started = scene.started();
        scene.store.save(
                (served ? started.trafficBegan(Scene.NINE) : started).failing(new Cause(kind, "why", Scene.NINE)));

        assertThat(close(Optional.empty(), Optional.empty(), Optional.empty()).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void whatPeopleWereToldOfIsNotOwedToThemAnyMore() {
        scene.started();
        assertThat(scene.store.unannounced()).containsExactly("web-prod-1");

        finish();

        assertThat(scene.store.unannounced()).isEmpty();
    }

    private Output finish() {
        return close(FINISHED, Optional.empty(), Optional.empty());
    }

    private Output close(Optional<String> finished, Optional<String> needsHuman, Optional<Problem> problem) {
        return handler.handle(new Input(
                "web-prod-1",
                Scene.owner("web-prod-1"),
                Optional.of(new Because(finished, needsHuman, problem)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }
}
