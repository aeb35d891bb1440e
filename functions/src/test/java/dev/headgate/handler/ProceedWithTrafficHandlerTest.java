package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Revision;
import dev.headgate.handler.ProceedWithTrafficHandler.Input;
import dev.headgate.handler.ProceedWithTrafficHandler.Output;
import dev.headgate.testing.Example;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProceedWithTrafficHandlerTest {

    private final Scene scene = new Scene();
    private final ProceedWithTrafficHandler handler =
            new ProceedWithTrafficHandler(scene.store, scene.backend, new QuietMinutes(), scene.windows, scene.clock);

    @BeforeEach
    void greenIsUpAndNoGateStands() {
        scene.started(Scene.ungated("prod"));
        scene.backend.view = Example.shifting(0);
        scene.backend.stage = Progress.Stage.HELD;
    }

    @Test
    void letsTrafficMoveAndNotesWhen() {
        assertThat(proceed().done()).isTrue();
        assertThat(scene.backend.calls).containsExactly("proceed d-ABCDEF123");
        assertThat(scene.record().milestones().trafficAllowed()).contains(Scene.NINE);
    }

    @Test
    void asksAgainForWhatHadNoEffectAndKeepsTheFirstTime() {
        proceed();
        assertThat(proceed().done()).isFalse();
        scene.pass(Duration.ofMinutes(1));

        assertThat(proceed().done()).isTrue();
        assertThat(scene.backend.calls).containsExactly("proceed d-ABCDEF123", "proceed d-ABCDEF123");
        assertThat(scene.record().milestones().trafficAllowed()).contains(Scene.NINE);
    }

    @Test
    void writesThatTrafficIsAllowedBeforeItIsLetGo() {
        scene.backend.fail("proceed", new TrafficControlException("throttled"));

        assertThatThrownBy(this::proceed).isInstanceOf(TrafficControlException.class);
        assertThat(scene.record().milestones().trafficAllowed()).contains(Scene.NINE);
    }

    @Test
    void sendsNoTrafficToAGreenThatIsNotAllThere() {
        for (int healthy : new int[] {0, 1, 3}) {
            scene.backend.view = Example.view(
                    List.of(Example.blue(Revision.Status.PRIMARY, 4), Example.green(Revision.Status.ACTIVE, healthy)),
                    0,
                    Optional.of(Example.CODE_DEPLOY_ID));

            assertThat(proceed().done()).as("%d of 4 healthy", healthy).isFalse();
        }
        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void sendsNoTrafficWhileAnAlarmIsRedOrNothingCanBeSeen() {
        scene.backend.failAlways("look", new TrafficControlException("throttled"));
        assertThat(proceed().done()).isFalse();
        scene.backend.recover("look");
        scene.backend.withRedAlarm(Scene.ALARM);
        assertThat(proceed().decision()).isInstanceOf(Decision.RollBack.class);

        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void aDeploymentThatCodeDeployEndedAtTheGateEndsWithItsReason() {
        scene.backend.stage = Progress.Stage.STOPPED;

        assertThat(proceed().decision()).isInstanceOf(Decision.RollBack.class);
        assertThat(scene.backend.calls).isEmpty();
        assertThat(scene.record().cause().orElseThrow().reason()).startsWith("CodeDeploy stopped it");
    }

    private Output proceed() {
        return handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
    }
}
