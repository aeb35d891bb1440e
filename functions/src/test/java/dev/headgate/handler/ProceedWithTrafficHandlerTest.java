package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Decision;
import dev.headgate.deployment.DeploymentProgress;
import dev.headgate.deployment.TaskSet;
import dev.headgate.handler.ProceedWithTrafficHandler.Input;
import dev.headgate.handler.ProceedWithTrafficHandler.Output;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProceedWithTrafficHandlerTest {

    private final Scene scene = new Scene();
    private final ProceedWithTrafficHandler handler =
            new ProceedWithTrafficHandler(scene.store, scene.controller, new QuietMinutes(), scene.clock);

    @BeforeEach
    void greenIsUpAndNoGateStands() {
        scene.started(Scene.ungated("prod"));
        scene.controller.view = ScriptedController.shifting(0);
        scene.controller.status = DeploymentProgress.Status.READY;
    }

    @Test
    void letsTrafficMoveAndNotesWhen() {
        assertThat(proceed().done()).isTrue();
        assertThat(scene.controller.calls).containsExactly("proceed d-1");
        assertThat(scene.record().milestones().trafficAllowed()).contains(Scene.NINE);
    }

    @Test
    void asksAgainForWhatHadNoEffectAndKeepsTheFirstTime() {
        proceed();
        assertThat(proceed().done()).isFalse();
        scene.pass(Duration.ofMinutes(1));

        assertThat(proceed().done()).isTrue();
        assertThat(scene.controller.calls).containsExactly("proceed d-1", "proceed d-1");
        assertThat(scene.record().milestones().trafficAllowed()).contains(Scene.NINE);
    }

    @Test
    void writesThatTrafficIsAllowedBeforeItIsLetGo() {
        scene.controller.fail("proceed", new TrafficControlException("throttled"));

        assertThatThrownBy(this::proceed).isInstanceOf(TrafficControlException.class);
        assertThat(scene.record().milestones().trafficAllowed()).contains(Scene.NINE);
    }

    @Test
    void sendsNoTrafficToAGreenThatIsNotAllThere() {
        for (int healthy : new int[] {0, 1, 3}) {
            scene.controller.view = ScriptedController.view(
                    List.of(
                            ScriptedController.blue(TaskSet.Status.PRIMARY, 4),
                            ScriptedController.green(TaskSet.Status.ACTIVE, healthy)),
                    0,
                    Optional.of(ScriptedController.STARTED));

            assertThat(proceed().done()).as("%d of 4 healthy", healthy).isFalse();
        }
        assertThat(scene.controller.calls).isEmpty();
    }

    @Test
    void sendsNoTrafficWhileAnAlarmIsRedOrNothingCanBeSeen() {
        scene.controller.failAlways("look", new TrafficControlException("throttled"));
        assertThat(proceed().done()).isFalse();
        scene.controller.recover("look");
        scene.controller.withRedAlarm(Scene.ALARM);
        assertThat(proceed().decision()).isInstanceOf(Decision.RollBack.class);

        assertThat(scene.controller.calls).isEmpty();
    }

    @Test
    void aDeploymentThatCodeDeployEndedAtTheGateEndsWithItsReason() {
        scene.controller.status = DeploymentProgress.Status.STOPPED;

        assertThat(proceed().decision()).isInstanceOf(Decision.RollBack.class);
        assertThat(scene.controller.calls).isEmpty();
        assertThat(scene.record().cause().orElseThrow().reason()).startsWith("CodeDeploy stopped it");
    }

    private Output proceed() {
        return handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
    }
}
