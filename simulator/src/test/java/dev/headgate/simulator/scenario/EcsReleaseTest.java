package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import org.junit.jupiter.api.Test;

/** A service whose traffic ECS moves itself is released as any other: no rule asks which backend it is. */
class EcsReleaseTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";

    @Test
    void aReleaseAllAtOnceEndsDeployed() {
        PromiseScene scene = new PromiseScene(ECS + PromiseScene.AT_ONCE, Manner.APPROVE);

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
    }
}
