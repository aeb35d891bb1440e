package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Autoscaling changes how many tasks are wanted while a deployment goes on. */
class ScalingTest {

    private static final String CANARY = "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\n";

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";

    @ParameterizedTest
    @CsvSource({"9, false", "2, false", "9, true", "2, true"})
    void deploysWhileTheServiceIsScaled(int wanted, boolean byEcs) {
        PromiseScene scene = new PromiseScene((byEcs ? ECS : "") + CANARY, Manner.APPROVE);
        scene.deploy("d1", "v3").until(() -> scene.stage().greenPercent("prod") == 10, Duration.ofHours(1));
        scene.prod().scaleTo(scene.service(), wanted);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene::story).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v3, " + wanted + " of " + wanted + " healthy");
    }

    /** CodeDeploy gives tasks that scaling adds five minutes, and then fails. */
    @Test
    void goesBackWhereTasksThatScalingAddsDoNotComeUp() {
        PromiseScene scene = new PromiseScene(CANARY + "judge: {enabled: false}\n", Manner.APPROVE);
        scene.deploy("d1", "v3").until(() -> scene.stage().greenPercent("prod") == 10, Duration.ofHours(1));
        scene.prod().conditions().scalingBlocksSteadyState(true);
        scene.prod().scaleTo(scene.service(), 9);
        scene.pass(Duration.ofMinutes(8));
        scene.prod().conditions().scalingBlocksSteadyState(false);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene::story).startsWith("ROLLED_BACK").contains("CodeDeploy failed it");
        assertThat(scene.serving()).containsExactly("100 % v2, 9 of 9 healthy");
    }
}
