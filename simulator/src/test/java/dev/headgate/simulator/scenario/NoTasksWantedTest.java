package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A service that is scaled to nothing, as schedules do at night: nothing wanted is nothing missing. */
class NoTasksWantedTest {

    private static final String CANARY = "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\n";

    @Test
    void isDeployedOrRefusedAtOnceAndNeverWaitedFor() {
        PromiseScene scene = new PromiseScene(CANARY, Manner.APPROVE);
        scene.prod().scaleTo(scene.service(), 0);
        scene.pass(Duration.ofMinutes(5));
        scene.deploy("d1", "v3").pass(Duration.ofHours(2));

        assertThat(scene.closing("d1")).as(scene::story).isPresent();
        assertThat(scene.path("d1")).doesNotContain("waitForReadiness");
        assertThat(scene.end("d1")).matches("DEPLOYED.*|REJECTED.*no tasks.*");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void scalingToNothingInTheBakeDoesNoHarm() {
        PromiseScene scene = new PromiseScene(CANARY, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1").pass(Duration.ofMinutes(1));
        scene.prod().scaleTo(scene.service(), 0);
        scene.pass(Duration.ofHours(4));

        assertThat(scene.end("d1")).as(scene::story).doesNotStartWith("NEEDS_HUMAN");
        assertThat(scene.locks()).isEmpty();
        scene.prod().scaleTo(scene.service(), 4);
        scene.pass(Duration.ofMinutes(10));
        scene.deploy("morning", "v4").untilClosed("morning");
        assertThat(scene.end("morning")).as(scene::story).startsWith("DEPLOYED");
    }

    @Test
    void aRollbackOfNothingIsVerified() {
        PromiseScene scene = new PromiseScene(CANARY + "alarms: [web-prod-5xx]\n", Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1").pass(Duration.ofMinutes(1));
        scene.prod().scaleTo(scene.service(), 0);
        scene.pass(Duration.ofMinutes(1));
        scene.stage().alarm("prod", "web-prod-5xx");
        scene.pass(Duration.ofHours(1));

        assertThat(scene.end("d1")).as(scene::story).startsWith("ROLLED_BACK");
        assertThat(scene.locks()).isEmpty();
    }
}
