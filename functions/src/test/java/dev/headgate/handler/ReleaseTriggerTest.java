package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Outcome;
import dev.headgate.handler.AnnounceReleaseHandler.Input;
import dev.headgate.release.ReleasePlan;
import dev.headgate.testing.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a release leaves of its claim: a retry of the pipeline's action may start another one where this one failed. */
class ReleaseTriggerTest {

    private static final ReleasePlan.Deploy PLAN =
            new ReleasePlan.Deploy(Scene.release(false), List.of(new ReleasePlan.Wave(1, List.of(Scene.plan("dev")))));

    private final Scene scene = new Scene();
    private final AnnounceReleaseHandler handler =
            new AnnounceReleaseHandler(scene.store, scene.askers, scene.mailbox::add);

    @BeforeEach
    void theReleaseHasActedOnIt() {
        assertThat(scene.store.claimTrigger("push-1", PLAN.release().id(), Scene.NINE))
                .isTrue();
    }

    @Test
    void whatIsReleasedKeepsItsTriggerForGood() {
        announce(Outcome.DEPLOYED);

        assertThat(scene.store.claimedBy("push-1")).contains(PLAN.release().id());
    }

    @Test
    void whatFailedGivesItsTriggerUp() {
        announce(Outcome.ROLLED_BACK);

        assertThat(scene.store.claimedBy("push-1")).isEmpty();
    }

    @Test
    void whatCouldNotBePlannedGivesTheTriggerUpThatItsExecutionHadClaimed() {
        Object unused = handler.handle(
                new Input(Scene.execution(PLAN.release().id()), Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(scene.store.claimedBy("push-1")).isEmpty();
    }

    private void announce(Outcome outcome) {
        scene.store.close(Scene.closed(scene.opened(Scene.plan("dev")), outcome));
        Object unused = handler.handle(
                new Input(Scene.execution("r-1"), Optional.of(PLAN), Optional.empty(), Optional.empty()));
    }
}
