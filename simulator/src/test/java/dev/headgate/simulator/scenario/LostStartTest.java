package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.wire.Fault.Effect;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reply of CreateDeployment is lost, and no list tells of the deployment for a while. */
class LostStartTest {

    private static final String LINEAR =
            "strategy: {linear: {percent: 20, interval: 1m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 10, 600})
    void isWatchedHoweverLateItIsListed(int seconds) {
        PromiseScene scene = lost(seconds);

        scene.pass(Duration.ofMinutes(2));

        assertThat(scene.path("d1")).contains("watch").doesNotContain("WaitForReadiness");
        assertThat(scene.record("d1").backendId()).isPresent();
        assertThat(scene.calls("CreateDeployment")).isEqualTo(1);
    }

    @Test
    void isRolledBackWhenItsGreenDies() {
        PromiseScene scene = lost(10);
        scene.until(() -> scene.stage().greenPercent("prod") == 100, Duration.ofHours(1));
        scene.pass(Duration.ofMinutes(1));
        Instant sick = scene.now();
        scene.prod().makeImageSick(scene.stage().newDigest());

        scene.pass(Duration.ofSeconds(5)).until(() -> scene.answered() == 100, Duration.ofHours(3));

        assertThat(Duration.between(sick, scene.now())).isLessThan(Duration.ofMinutes(5));
        scene.untilClosed("d1");
        assertThat(scene.end("d1")).startsWith("ROLLED_BACK");
    }

    @Test
    void doesNotWaitBehindItselfWhereItWasFoundBusy() {
        PromiseScene scene = lost(10);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
    }

    private static PromiseScene lost(int secondsUntilListed) {
        PromiseScene scene = new PromiseScene(LINEAR, Manner.APPROVE, stage -> {
            stage.calls().strike("codedeploy", "CreateDeployment", 1, Effect.LOSE_REPLY);
            stage.place("prod").account().conditions().deploymentsAreListedLate(Duration.ofSeconds(secondsUntilListed));
        });
        return scene.deploy("d1", "v3");
    }
}
