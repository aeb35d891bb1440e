package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.approval.Approval;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.asker.Asker;
import dev.headgate.aws.RefusedRole;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.Settlement;
import dev.headgate.handler.CloseDeploymentHandler.Input;
import dev.headgate.handler.CloseDeploymentHandler.Output;
import dev.headgate.notification.Message;
import dev.headgate.notification.Topic;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleAsker;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloseDeploymentHandlerTest {

    private static final Optional<String> FINISHED = Optional.of("green serves 100 % and blue is gone");

    private final Scene scene = new Scene();
    private final CloseDeploymentHandler handler = new CloseDeploymentHandler(
            scene.store, scene.endNotice(scene.mailbox::add), scene.backend, scene.approvals, scene.clock);

    @BeforeEach
    void greenServes() {
        scene.backend.view = Example.onGreen();
    }

    @Test
    void callsAHumanWhereTheListenerSaysAtTheCloseThatGreenDoesNotServe() {
        scene.started();
        scene.backend.view = Example.shifting(0);

        assertThat(close().outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
        assertThat(scene.store.locks()).hasSize(1);
    }

    @Test
    void callsAHumanWhereGreenHasNoHealthyTargetLeftAtTheClose() {
        scene.started();
        scene.backend.view = Example.view(List.of(Example.green(Revision.Status.PRIMARY, 0)), 100, Optional.empty());

        assertThat(close().outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
    }

    @Test
    void aTaskThatIsBeingReplacedAtTheCloseChangesNothing() {
        scene.started();
        scene.backend.view = Example.view(List.of(Example.green(Revision.Status.PRIMARY, 3)), 100, Optional.empty());

        assertThat(close().outcome()).isEqualTo(Outcome.DEPLOYED);
    }

    @Test
    void saysWhoAskedAsIamKnowsIt() {
        Deployment started = scene.started();
        scene.askers.note(
                started.plan().release().executionArn(),
                ExampleAsker.asker(Asker.Act.STARTED, ExampleAsker.BOB, 0),
                Scene.NINE);

        close();

        assertThat(scene.mailbox).last().extracting(Message::body).asString().contains(ExampleAsker.BOB + " (IAM)");
    }

    @Test
    void closesADeploymentWithoutACauseAsDeployed() {
        scene.started();

        Output output = close();

        assertThat(output.outcome()).isEqualTo(Outcome.DEPLOYED);
        assertThat(output.serving()).isEqualTo(Scene.IMAGE.reference() + " (green)");
        assertThat(scene.store.locks()).isEmpty();
        assertThat(scene.mailbox).extracting(Message::topic).containsExactly(Topic.UPDATES);
    }

    @Test
    void closesAndTellsOnce() {
        scene.started();
        Output first = close();
        Deployment closed = scene.record();
        scene.pass(Duration.ofMinutes(1));

        assertThat(close()).isEqualTo(first);
        assertThat(close(Optional.of("too late"))).isEqualTo(first);
        assertThat(scene.record()).isEqualTo(closed);
        assertThat(scene.told()).containsExactly("DEPLOYED");
    }

    /** It died after the outcome was fixed and before anybody was noted to have been told. */
    @Test
    void tellsAgainWhereNobodyIsNotedToHaveBeenTold() {
        Deployment started = scene.started();
        Closing deployed = new Closing(Outcome.DEPLOYED, "green passed its bake", "green", scene.clock.instant());
        scene.store.close(started.closed(deployed));

        close();
        close();

        assertThat(scene.told()).containsExactly("DEPLOYED");
    }

    @Test
    void closesBeforeItTells() {
        scene.started();
        CloseDeploymentHandler speechless = new CloseDeploymentHandler(
                scene.store,
                scene.endNotice(message -> {
                    throw new IllegalStateException("SNS is down");
                }),
                scene.backend,
                scene.approvals,
                scene.clock);

        assertThatThrownBy(() -> speechless.handle(because(FINISHED, Optional.empty())))
                .hasMessage("SNS is down");

        assertThat(scene.record().closing()).isPresent();
        assertThat(close().outcome()).isEqualTo(Outcome.DEPLOYED);
    }

    @Test
    void saysThatBlueServesAfterARollback() {
        failing(scene.started(), Cause.Kind.FAILED);

        Output output = close();

        assertThat(output.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(output.serving()).isEqualTo(Example.BLUE.image() + " (blue, as before)");
        assertThat(scene.mailbox).extracting(Message::topic).containsExactly(Topic.ALERTS);
    }

    @Test
    void nothingWasRolledBackWhereNothingWasStarted() {
        failing(scene.opened(), Cause.Kind.ERROR);

        Output output = close();

        assertThat(output.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(output.serving()).isEqualTo("what served before; nothing was started");
    }

    @Test
    void keepsTheLockWhereAHumanIsNeeded() {
        failing(scene.started(), Cause.Kind.FAILED);
        scene.backend.view = Example.shifting(30);

        Output output = close(Optional.of("blue's task set is gone"));

        assertThat(output.outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
        assertThat(output.reason()).isEqualTo("blue's task set is gone");
        assertThat(output.serving())
                .isEqualTo("70 % web-prod:41 (4 of 4 targets healthy), 30 % web-prod:42 (4 of 4 targets healthy)");
        assertThat(scene.store.locks()).hasSize(1);
        assertThat(scene.told()).containsExactly("NEEDS_HUMAN");
    }

    /** The start is recorded before it is made: without that record there is nothing to verify, and no lock to keep. */
    @Test
    void needsNobodyWhereNothingWasStarted() {
        scene.opened();

        Output output = close(Optional.of("the rollback could not be confirmed"));

        assertThat(output.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(output.serving()).isEqualTo("what served before; nothing was started");
        assertThat(scene.store.locks()).isEmpty();
    }

    @Test
    void alertsEvenWhereNothingCanBeRead() {
        Deployment started = scene.started();
        scene.backend.fail("look", RefusedRole.of(started.plan().environment().target()));

        Output output = close(Optional.of("nothing can be seen"));

        assertThat(output.serving()).startsWith("could not be read: the role");
        assertThat(scene.told()).containsExactly("NEEDS_HUMAN");
    }

    @Test
    void endsTheLinksOfItsQuestions() {
        Deployment opened = scene.opened();
        Gate gate = opened.plan().environment().rules().gates().getFirst();
        Question question = Question.about(opened, gate, Map.of(), Standing.UNKNOWN);
        scene.approvals.request(opened.id(), question, gate.expiresAfter(), "token-1");
        failing(opened, Cause.Kind.EXPIRED);

        close();

        assertThat(scene.approvalStore
                        .find("web-prod-1", gate.before())
                        .orElseThrow()
                        .stage())
                .isEqualTo(Approval.Stage.OVER);
        assertThat(scene.mailbox.getLast().subject()).endsWith("web in prod: not asked any more");
    }

    @Test
    void neverCallsDeployedWhatWasNotSeenToFinish() {
        scene.started();

        Output output = handler.handle(because(Optional.empty(), Optional.empty()));

        assertThat(output.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(output.reason()).isEqualTo("it ended before it was finished");
    }

    @Test
    void callsAHumanWhereTheRecordContradictsWhatWasSeen() {
        failing(scene.started(), Cause.Kind.FAILED);

        Output output = handler.handle(because(FINISHED, Optional.empty()));

        assertThat(output.outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
        assertThat(output.reason()).contains("and yet green was sick");
    }

    @Test
    void freesTheLockOfWhatIsSettledAndSaysWhoAnswersForIt() {
        settled(scene.started(), Example.shifting(30));

        Output output = close();

        assertThat(output.outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
        assertThat(output.reason()).isEqualTo("settled as it is by carol: the schema is migrated");
        assertThat(output.serving()).startsWith("70 % web-prod:41");
        assertThat(scene.store.locks()).isEmpty();
        assertThat(scene.told()).containsExactly("NEEDS_HUMAN");
        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void callsDeployedWhatIsSettledAndServesAlthoughItHadACause() {
        failing(scene.started(), Cause.Kind.FAILED);
        settled(scene.record(), Example.onGreen());

        assertThat(close().outcome()).isEqualTo(Outcome.DEPLOYED);
        assertThat(scene.store.deployed("web", "prod", 1)).hasSize(1);
    }

    @Test
    void whatGaveWayAfterItHadTrafficWasRolledBack() {
        Deployment served = scene.started().trafficBegan(Scene.NINE);
        failing(served, Cause.Kind.SUPERSEDED);

        assertThat(close().outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    private void settled(Deployment deployment, dev.headgate.deployment.ServiceView seen) {
        scene.store.save(deployment.settledBy(new Settlement("carol", "the schema is migrated", Scene.NINE)));
        scene.backend.view = seen;
    }

    private void failing(Deployment deployment, Cause.Kind kind) {
        scene.store.save(deployment.failing(new Cause(kind, "green was sick", Scene.NINE)));
    }

    private Output close() {
        return close(Optional.empty());
    }

    private Output close(Optional<String> needsHuman) {
        boolean finished = needsHuman.isEmpty() && scene.record().cause().isEmpty();
        return handler.handle(because(finished ? FINISHED : Optional.empty(), needsHuman));
    }

    private static Input because(Optional<String> finished, Optional<String> needsHuman) {
        return new Input(
                "web-prod-1",
                Scene.owner("web-prod-1"),
                Optional.of(new Because(finished, needsHuman, Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
