package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.handler.CheckReadinessHandler.Input;
import dev.headgate.handler.CheckReadinessHandler.Next;
import dev.headgate.handler.CheckReadinessHandler.Output;
import dev.headgate.testing.InMemoryStartTimes;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ShelvedImages;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Many that are to start in one account and region start one after another, and ask AWS for nothing before. */
class StartTurnTest {

    private static final String DEV = "web-dev-1";

    private final Scene scene = new Scene();
    private final InMemoryStartTimes times = new InMemoryStartTimes();

    @Test
    void whoeverIsAmongTheFirstStartsAtOnce() {
        scene.opened(Scene.plan("dev"));

        assertThat(check(DEV).next()).isEqualTo(Next.READY);
    }

    @Test
    void theOthersWaitForTheirTurnAndReadNothingBefore() {
        othersCome(10);
        scene.opened(Scene.plan("dev"));
        scene.backend.failAlways("look", new TrafficControlException("nobody was to look"));

        Output waits = check(DEV);
        scene.backend.recover("look");
        scene.pass(Duration.ofSeconds(waits.seconds()));
        Output ready = check(DEV);

        assertThat(waits.next()).isEqualTo(Next.WAIT);
        assertThat(waits.seconds()).isEqualTo(25);
        assertThat(waits.why()).containsExactly("others start here before it");
        assertThat(ready.next()).isEqualTo(Next.READY);
    }

    @Test
    void whatWaitsHasOneTurnHoweverOftenItAsks() {
        othersCome(10);
        scene.opened(Scene.plan("dev"));
        check(DEV);
        Deployment waiting = scene.store.find(DEV).orElseThrow();

        check(DEV);

        assertThat(scene.store.find(DEV)).contains(waiting);
    }

    /** Production burns: it waits for nobody. */
    @Test
    void aRollbackWaitsForNobody() {
        othersCome(100);

        assertThat(new StartTurn(times, scene.clock)
                        .taken(scene.rollback())
                        .milestones()
                        .startsFrom())
                .isEmpty();
    }

    @Test
    void whileApproversAreStillToBeAskedNoTurnIsTaken() {
        othersCome(100);
        scene.opened();

        assertThat(check("web-prod-1").next()).isEqualTo(Next.READY);
        assertThat(scene.record().milestones().startsFrom()).isEmpty();
    }

    /** The time that others took is no part of its own. */
    @Test
    void theWaitForReadinessBeginsWithItsTurn() {
        othersCome(500);
        Deployment turn = new StartTurn(times, scene.clock).taken(scene.opened(Scene.plan("dev")));

        assertThat(turn.waitsForReadinessSince())
                .isEqualTo(turn.milestones().startsFrom().orElseThrow());
    }

    private void othersCome(int many) {
        StartTurn turn = new StartTurn(times, scene.clock);
        for (int i = 0; i < many; i++) {
            Deployment unused = turn.taken(Deployment.open(Scene.plan("dev"), "arn", scene.clock.instant()));
        }
    }

    private Output check(String deploymentId) {
        return new CheckReadinessHandler(
                        scene.store,
                        scene.backend,
                        new QuietMinutes(),
                        new ShelvedImages().push(Scene.IMAGE),
                        scene.windows,
                        times,
                        scene.mailbox::add,
                        scene.clock)
                .handle(new Input(deploymentId, Scene.owner(deploymentId)));
    }
}
