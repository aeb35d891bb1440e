package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.WindowWait;
import dev.headgate.handler.OpenDeploymentHandler.Input;
import dev.headgate.handler.OpenDeploymentHandler.Next;
import dev.headgate.handler.OpenDeploymentHandler.Output;
import dev.headgate.release.Release;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A release that is newer than the one that holds the environment while its window is closed. */
class NewerThanAWaitingOneTest {

    private static final Map<String, Object> PLANNED = Map.of("service", "web");

    private final Scene scene = new Scene();
    private Instant requestedAt = Scene.NINE.plusSeconds(60);
    private final OpenDeploymentHandler handler = new OpenDeploymentHandler(
            scene.store,
            (input, execution) -> Scene.plan(execution.name(), asked(requestedAt), "prod"),
            new ScriptedExecutions(),
            scene.backend,
            scene.approvals,
            scene.herald,
            scene.mailbox::add,
            scene.freezing,
            scene.clock);

    @Test
    void takesThePlaceOfTheOneThatWaitsForItsWindow() {
        waitsForItsWindow();

        assertThat(open().next()).isEqualTo(Next.WAIT);
        assertThat(scene.record().cause().orElseThrow().reason())
                .startsWith("gave way to the newer release newer that alice asked for");
        scene.pass(Duration.ofSeconds(30));

        assertThat(open().next()).isEqualTo(Next.OUR_TURN);
        assertThat(scene.record().closing().orElseThrow().outcome()).isEqualTo(Outcome.SUPERSEDED);
    }

    @Test
    void anOlderOneWaitsForIt() {
        requestedAt = Scene.NINE.minusSeconds(60);
        waitsForItsWindow();

        assertThat(open().next()).isEqualTo(Next.WAIT);
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void waitsForOneThatIsAtWork() {
        scene.opened();

        assertThat(open().next()).isEqualTo(Next.WAIT);
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void waitsForOneWhoseGreenWaitsForTheWindow() {
        Deployment started = scene.started();
        scene.store.save(WindowWait.closed(started, Scene.NINE.plusSeconds(3600), "closed", Scene.NINE));

        assertThat(open().next()).isEqualTo(Next.WAIT);
        assertThat(scene.record().cause()).isEmpty();
    }

    private void waitsForItsWindow() {
        Deployment holder = scene.opened();
        scene.store.save(WindowWait.closed(holder, Scene.NINE.plusSeconds(3600), "closed", Scene.NINE));
    }

    private Output open() {
        return handler.handle(new Input(PLANNED, Scene.execution("newer")));
    }

    private static Release asked(Instant at) {
        return Example.release("Fix the checkout", "alice", at, false);
    }
}
