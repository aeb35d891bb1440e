package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.notification.Outbox;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deployment has ended, nobody has been told, and its execution lives: it will tell, unless a rollback has ended it asleep. */
class GaveWayUntoldTest {

    private final Scene scene = new Scene();
    private final ScriptedExecutions executions = new ScriptedExecutions();
    private final RecoverDeploymentsHandler handler = new RecoverDeploymentsHandler(
            scene.store,
            scene.endNotice(new Outbox(scene.mailbox::add, scene.store, scene.clock)),
            executions,
            new Outbox(scene.mailbox::add, scene.store, scene.clock),
            scene.clock,
            new Random(1));

    @BeforeEach
    void itsExecutionSleeps() {
        executions.run("web-prod-1");
    }

    @Test
    void isToldOfOnceAnExecutionThatIsAwakeWouldHave() {
        close(scene.opened(), Outcome.SUPERSEDED);

        scene.pass(Duration.ofSeconds(119));
        sweep();
        assertThat(scene.mailbox).isEmpty();

        scene.pass(Duration.ofSeconds(1));
        sweep();
        assertThat(scene.told()).containsExactly("SUPERSEDED");
        assertThat(scene.store.isUnannounced("web-prod-1")).isFalse();
    }

    @Test
    void whatHadBegunIsToldOfByItsOwnExecution() {
        close(scene.started(), Outcome.SUPERSEDED);
        scene.pass(Duration.ofHours(1));

        sweep();

        assertThat(scene.mailbox).isEmpty();
    }

    @Test
    void soIsWhatEndedOtherwise() {
        close(scene.opened(), Outcome.REJECTED);
        scene.pass(Duration.ofHours(1));

        sweep();

        assertThat(scene.mailbox).isEmpty();
    }

    private void close(Deployment deployment, Outcome outcome) {
        Deployment ending = deployment.failing(new Cause(Cause.Kind.SUPERSEDED, "gave way to back", Scene.NINE));
        scene.store.close(Scene.closed(ending, outcome));
    }

    private void sweep() {
        assertThat(handler.handle(Map.of("detail-type", "Scheduled Event", "detail", Map.of()))
                        .recovered())
                .isEmpty();
    }
}
