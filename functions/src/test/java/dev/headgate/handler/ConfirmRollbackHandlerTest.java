package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.RollbackRule.Confirmation;
import dev.headgate.handler.ConfirmRollbackHandler.Input;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConfirmRollbackHandlerTest {

    private final Scene scene = new Scene();
    private final ConfirmRollbackHandler handler = new ConfirmRollbackHandler(scene.store, scene.backend, scene.clock);

    @Test
    void needsNoLookWhereNothingWasStarted() {
        scene.opened();
        scene.backend.fail("look", new IllegalStateException("no look is needed"));

        assertThat(confirm()).isEqualTo(new Confirmation.Restored("nothing had been started"));
    }

    @Test
    void believesWhatIsLive() {
        rollingBack();

        assertThat(confirm()).isInstanceOf(Confirmation.Restored.class);

        scene.backend.view = Example.shifting(10);
        assertThat(confirm()).isInstanceOf(Confirmation.NotYet.class);
    }

    @Test
    void callsForAHumanAfterHalfAnHour() {
        rollingBack();
        scene.backend.view = Example.onGreen();
        scene.pass(Duration.ofMinutes(30));

        assertThat(confirm())
                .isEqualTo(new Confirmation.Unverified(
                        "blue's task set is gone, 30 min after the rollback was asked for"));
    }

    @Test
    void onlyLooks() {
        Deployment before = rollingBack();

        confirm();

        assertThat(scene.record()).isEqualTo(before);
        assertThat(scene.backend.calls).isEmpty();
        assertThat(scene.mailbox).isEmpty();
    }

    private Deployment rollingBack() {
        return scene.store.save(scene.started().rollbackAsked(Scene.NINE));
    }

    private Confirmation confirm() {
        return handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")))
                .confirmation();
    }
}
