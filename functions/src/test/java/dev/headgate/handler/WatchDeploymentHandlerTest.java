package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentProgress;
import dev.headgate.handler.WatchDeploymentHandler.Input;
import dev.headgate.handler.WatchDeploymentHandler.Output;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchDeploymentHandlerTest {

    private final Scene scene = new Scene();
    private final WatchDeploymentHandler handler = new WatchDeploymentHandler(
            scene.store, scene.controller, new QuietMinutes(), scene.mailbox::add, scene.clock);

    @Test
    void saysWhatIsSeen() {
        scene.started();
        scene.controller.view = ScriptedController.shifting(10);

        Output output = watch();

        assertThat(output.decision()).isInstanceOf(Decision.KeepWatching.class);
        assertThat(output.greenWeight()).isEqualTo(10);
        assertThat(output.greenHealthy()).isEqualTo(4);
        assertThat(output.greenDesired()).isEqualTo(4);
    }

    @Test
    void writesNothingWhereNothingHappened() {
        scene.started();
        scene.controller.view = ScriptedController.shifting(10);
        watch();
        Deployment afterTheFirstLook = scene.record();

        watch();

        assertThat(scene.record()).isEqualTo(afterTheFirstLook);
    }

    @Test
    void asksForTrafficForAsLongAsTheGateStands() {
        scene.started();
        scene.controller.view = ScriptedController.shifting(0);
        scene.controller.status = DeploymentProgress.Status.READY;

        Output output = watch();

        assertThat(output.decision()).isInstanceOf(Decision.AskForTraffic.class);
        assertThat(output.approvalSeconds()).contains(90 * 60);
    }

    @Test
    void notesWhenTrafficHasMovedAndTellsOnce() {
        scene.started();
        scene.controller.view = ScriptedController.shifting(100);

        watch();
        scene.pass(Duration.ofSeconds(30));
        watch();

        assertThat(scene.record().milestones().trafficMoved()).contains(Scene.NINE);
        assertThat(scene.told()).containsExactly("TRAFFIC");
    }

    @Test
    void keepsTheReasonOfARollback() {
        scene.started();
        scene.controller.view = ScriptedController.shifting(50);
        scene.controller.withRedAlarm(Scene.ALARM);

        assertThat(watch().decision()).isEqualTo(new Decision.RollBack("alarm web-prod-5xx is red"));
        assertThat(scene.record().cause())
                .contains(new Cause(Cause.Kind.FAILED, "alarm web-prod-5xx is red", Scene.NINE));
    }

    @Test
    void doesNotLookAtAlarmsThatWereRedBefore() {
        Deployment started = scene.started();
        scene.store.save(started.intending(
                        "headgate:web-prod-1",
                        Scene.NINE,
                        started.start().orElseThrow().blue(),
                        List.of(Scene.ALARM))
                .registered(ScriptedController.GREEN)
                .created(ScriptedController.STARTED));
        scene.controller.view = ScriptedController.shifting(50);

        watch();

        assertThat(scene.controller.alarmsLookedAt).isEmpty();
    }

    @Test
    void looksAtTheConfiguredAlarms() {
        scene.started();

        watch();

        assertThat(scene.controller.alarmsLookedAt).containsExactly(Scene.ALARM);
    }

    private Output watch() {
        return handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
    }
}
