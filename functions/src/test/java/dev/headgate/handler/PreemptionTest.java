package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.OpenDeploymentHandler.Next;
import dev.headgate.release.Image;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How what an operator's rollback finds at work ends for it, when it has begun nothing and its execution does not wake. */
class PreemptionTest {

    private static final Duration A_LOOK = Duration.ofSeconds(30);

    private final Scene scene = new Scene();
    private final OpenDeploymentHandler opening = new OpenDeploymentHandler(
            scene.store,
            (input, execution) -> Scene.plan(execution.name(), Scene.release(true), "prod"),
            new ScriptedExecutions(),
            scene.backend,
            scene.approvals,
            scene.herald,
            scene.mailbox::add,
            scene.freezing,
            scene.clock);
    private final StartDeploymentHandler starting =
            new StartDeploymentHandler(scene.store, scene.news, scene.backend, scene.mailbox::add, scene.clock);

    /** Something was deployed before what serves, so that there is a way back. */
    @BeforeEach
    void somethingServedBefore() {
        Image other = new Image(Scene.IMAGE.repository(), "sha256:" + "0".repeat(64), Optional.empty());
        Deployment earlier =
                scene.opened(Scene.plan("earlier", Scene.release(false), "prod").bringingBack(other));
        scene.store.close(earlier.closed(new Closing(Outcome.DEPLOYED, "it passed", "web", Scene.NINE)));
    }

    @Test
    void isEndedAtTheNextLookAndTheEnvironmentIsTheRollbacksAtOnce() {
        scene.opened();

        assertThat(look()).isEqualTo(Next.WAIT);
        assertThat(scene.record().closing()).isEmpty();
        assertThat(lookLater()).isEqualTo(Next.OUR_TURN);

        assertThat(scene.record().closing())
                .contains(new Closing(
                        Outcome.SUPERSEDED,
                        scene.record().cause().map(Cause::reason).orElseThrow(),
                        "what served before; nothing was started",
                        Scene.NINE.plus(A_LOOK)));
        assertThat(scene.store.locks()).extracting(Lock::deploymentId).containsExactly("back");
        assertThat(scene.store.isUnannounced("web-prod-1")).isTrue();
    }

    /** It has read its record, and looks at the service while the rollback tells it to end, and then ends it. */
    @Test
    void whoeverIsJustStartingIsFencedOffByTheRollbacksWrite() {
        scene.opened();
        scene.backend.onLook(() -> {
            look();
            lookLater();
        });

        assertThatThrownBy(this::start).isInstanceOf(ConcurrentChangeException.class);
        assertThatThrownBy(this::start).isInstanceOf(GaveWayException.class);
        assertThat(scene.backend.calls).isEmpty();
        assertThat(scene.store.locks()).extracting(Lock::deploymentId).containsExactly("back");
    }

    @Test
    void whatHasBegunEndsByItselfHoweverLongThatTakes() {
        scene.started();
        look();
        scene.pass(Duration.ofHours(3));

        assertThat(look()).isEqualTo(Next.WAIT);
        assertThat(scene.record().closing()).isEmpty();
    }

    /** CreateDeployment may have been on its way when the rollback came. */
    @Test
    void anIntentWithoutAStartIsEndedOnceNothingCanShowUpAnyMore() {
        scene.intended(Scene.plan("prod"));
        look();

        assertThat(lookLater()).isEqualTo(Next.WAIT);
        assertThat(lookLater()).isEqualTo(Next.WAIT);
        scene.pass(Duration.ofMinutes(1));

        assertThat(look()).isEqualTo(Next.OUR_TURN);
    }

    @Test
    void anIntentWhoseStartIsThereIsLeftToItsExecution() {
        Deployment intended = scene.intended(Scene.plan("prod"));
        scene.backend.start(
                intended.plan(),
                Example.GREEN_REVISION,
                new Marker(intended.start().orElseThrow().marker(), Scene.NINE),
                List.of());
        look();
        scene.pass(Duration.ofHours(1));

        assertThat(look()).isEqualTo(Next.WAIT);
        assertThat(scene.record().closing()).isEmpty();
    }

    @Test
    void aRollbackThatCannotSeeWhetherItStartedWaits() {
        scene.intended(Scene.plan("prod"));
        look();
        scene.pass(Duration.ofHours(1));
        scene.backend.failAlways("find", new TrafficControlException("CodeDeploy is out"));

        assertThat(look()).isEqualTo(Next.WAIT);
    }

    /** The write was carried out, and the rollback's step runs once more. */
    @Test
    void aLostReplyOfThatWriteIsNoObstacle() {
        scene.opened();
        look();
        scene.pass(A_LOOK);
        Deployment told = scene.record();
        scene.store.close(told.closed(
                new Closing(Outcome.SUPERSEDED, told.cause().orElseThrow().reason(), "blue", Scene.NINE)));

        assertThat(look()).isEqualTo(Next.OUR_TURN);
    }

    private Next lookLater() {
        scene.pass(A_LOOK);
        return look();
    }

    private Next look() {
        return opening.handle(new OpenDeploymentHandler.Input(
                        Map.of("service", "web", "environment", "prod", "rollback", true), Scene.execution("back")))
                .next();
    }

    private void start() {
        Object unused = starting.handle(new StartDeploymentHandler.Input("web-prod-1", Scene.owner("web-prod-1")));
    }
}
