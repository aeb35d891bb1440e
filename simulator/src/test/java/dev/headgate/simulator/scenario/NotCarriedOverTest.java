package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What a release would leave behind is refused by name before anything is created. */
class NotCarriedOverTest {

    private final PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);

    @Test
    void aSecondContainerOfTheReleasedImageIsNotLeftBehind() {
        addContainer("migrate");

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("REJECTED").contains("container migrate", "only container web");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(scene.calls("CreateDeployment")).isZero();
    }

    @Test
    void aRollbackIsNotKeptOutByIt() {
        scene.deploy("d1", "v3").untilClosed("d1");
        addContainer("migrate");

        scene.rollBack("back").untilClosed("back");

        assertThat(scene.end("back")).startsWith("DEPLOYED");
    }

    private void addContainer(String name) {
        EcsClient ecs = scene.prod().ecs();
        TaskDefinition newest =
                ecs.describeTaskDefinition(it -> it.taskDefinition("web-prod")).taskDefinition();
        List<ContainerDefinition> containers = new ArrayList<>(newest.containerDefinitions());
        containers.add(ContainerDefinition.builder()
                .name(name)
                .image(containers.getFirst().image())
                .essential(false)
                .build());
        ecs.registerTaskDefinition(it -> it.family(newest.family())
                .networkMode(newest.networkMode())
                .requiresCompatibilities(newest.requiresCompatibilities())
                .cpu(newest.cpu())
                .memory(newest.memory())
                .containerDefinitions(containers));
    }
}
