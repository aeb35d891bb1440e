package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** A rollback starts although alarms are red: those alone are not looked at. */
class AlarmsRedBeforeTest {

    private static final String TWO_ALARMS = "strategy: allAtOnce\nbake: 10m\nalarms: [web-prod-5xx, web-prod-slow]\n";

    private final PromiseScene scene = new PromiseScene(TWO_ALARMS, Manner.APPROVE);

    @Test
    void aRollbackIsNotHeldUpByWhatWasRedBefore() {
        scene.stage().alarm("prod", "web-prod-5xx");
        scene.rollBack("back").untilClosed("back");

        assertThat(scene.end("back")).as(scene::story).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v1, 4 of 4 healthy");
    }

    @Test
    void anAlarmThatTurnsRedUnderTheRollbackStillCounts() {
        scene.stage().alarm("prod", "web-prod-5xx");
        scene.prod().alarm("web-prod-slow", StateValue.OK);
        scene.rollBack("back").untilMoved("back").pass(Duration.ofMinutes(1));
        scene.stage().alarm("prod", "web-prod-slow");
        scene.untilClosed("back");

        // CodeDeploy, which watches the same alarm, would stop it half a minute later, and say so.
        assertThat(scene.end("back")).as(scene::story).isEqualTo("ROLLED_BACK: alarm web-prod-slow is red");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
    }
}
