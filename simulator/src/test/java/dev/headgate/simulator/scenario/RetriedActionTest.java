package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A stage is retried while the release that its action started goes on. */
class RetriedActionTest {

    private static final String EXECUTION = "0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11";
    private static final String ACTION =
            "{\"pipeline\":\"web\",\"pipelineExecutionId\":\"" + EXECUTION + "\",\"service\":\"web\"}";

    @Test
    void isNotGreenBeforeTheReleaseIs() {
        PromiseScene scene = retried(stage -> {});
        scene.pass(Duration.ofMinutes(3));
        assertThat(scene.path("retry")).doesNotEndWith(" Released").doesNotEndWith(" NothingToDeploy");

        scene.pass(Duration.ofHours(3));

        assertThat(scene.path("first")).endsWith(" Released");
        assertThat(scene.path("retry")).endsWith(" Released");
        assertThat(scene.log.executions())
                .filteredOn(it -> it.startsWith("web-prod-"))
                .hasSize(1);
    }

    @Test
    void failsAsTheReleaseDoes() {
        PromiseScene scene = retried(stage -> stage.whenGreenHas(
                100,
                "prod",
                "make green sick",
                () -> stage.place("prod").account().makeImageSick(stage.newDigest())));
        scene.pass(Duration.ofHours(3));

        assertThat(scene.path("first")).endsWith(" ReleaseFailed");
        assertThat(scene.path("retry")).endsWith(" ReleaseFailed");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    private static PromiseScene retried(Consumer<Stage> conditions) {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE, conditions);
        scene.world().tooling().ecr().push("web", EXECUTION, scene.stage().digest("v3"));
        scene.world().start("release", "first", ACTION);
        scene.pass(Duration.ofMinutes(5));
        scene.world().start("release", "retry", ACTION);
        return scene;
    }
}
