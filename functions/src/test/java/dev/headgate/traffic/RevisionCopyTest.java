package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.testing.Example;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.ecs.model.Volume;

class RevisionCopyTest {

    private static final TaskDefinition REVISION = TaskDefinition.builder()
            .taskDefinitionArn("arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7")
            .family("web")
            .revision(7)
            .status(TaskDefinitionStatus.ACTIVE)
            .taskRoleArn("task-role")
            .executionRoleArn("execution-role")
            .networkMode(NetworkMode.AWSVPC)
            .cpu("256")
            .memory("512")
            .requiresCompatibilities(Compatibility.FARGATE)
            .compatibilities(Compatibility.EC2, Compatibility.FARGATE)
            .requiresAttributes(Attribute.builder()
                    .name("com.amazonaws.ecs.capability.ecr-auth")
                    .build())
            .runtimePlatform(it -> it.cpuArchitecture("ARM64"))
            .ephemeralStorage(it -> it.sizeInGiB(30))
            .enableFaultInjection(true)
            .volumes(Volume.builder().name("data").build())
            .registeredAt(Instant.EPOCH)
            .registeredBy("somebody")
            .containerDefinitions(container("app", "web@old"), container("proxy", "proxy:1"))
            .build();

    @Test
    void carriesOverEverythingThatDescribesTheTask() {
        RegisterTaskDefinitionRequest copy = RevisionCopy.of(REVISION, List.of());

        assertThat(copy)
                .isEqualTo(RegisterTaskDefinitionRequest.builder()
                        .family("web")
                        .taskRoleArn("task-role")
                        .executionRoleArn("execution-role")
                        .networkMode(NetworkMode.AWSVPC)
                        .cpu("256")
                        .memory("512")
                        .requiresCompatibilities(Compatibility.FARGATE)
                        .runtimePlatform(it -> it.cpuArchitecture("ARM64"))
                        .ephemeralStorage(it -> it.sizeInGiB(30))
                        .enableFaultInjection(true)
                        .volumes(Volume.builder().name("data").build())
                        .containerDefinitions(container("app", "web@old"), container("proxy", "proxy:1"))
                        .tags(List.of())
                        .build());
    }

    @Test
    void leavesUnsetWhatTheRevisionDoesNotSay() {
        RegisterTaskDefinitionRequest copy =
                RevisionCopy.of(TaskDefinition.builder().family("web").build(), List.of());

        assertThat(copy.hasVolumes()).isFalse();
        assertThat(copy.hasPlacementConstraints()).isFalse();
        assertThat(Optional.ofNullable(copy.pidMode())).isEmpty();
    }

    @Test
    void leavesBehindOnlyWhatAwsItselfSets() {
        Set<String> left = names(TaskDefinition.builder().build());
        left.removeAll(names(RegisterTaskDefinitionRequest.builder().build()));

        // A new name here is a field that AWS has added: is it really read-only?
        assertThat(left)
                .containsExactlyInAnyOrder(
                        "taskDefinitionArn",
                        "revision",
                        "status",
                        "requiresAttributes",
                        "compatibilities",
                        "registeredAt",
                        "registeredBy",
                        "deregisteredAt",
                        "deleteRequestedAt");
    }

    @Test
    void keepsTheTagsThatAreNotAwsOwn() {
        Tag team = Tag.builder().key("team").value("shop").build();
        Tag stack =
                Tag.builder().key("aws:cloudformation:stack-name").value("web").build();

        assertThat(RevisionCopy.of(REVISION, List.of(team, stack)).tags()).containsExactly(team);
    }

    @Test
    void replacesTheImageOfTheNamedContainerOnly() {
        List<ContainerDefinition> replaced = ContainerImages.replace(
                REVISION.taskDefinitionArn(), REVISION.containerDefinitions(), "app", Example.IMAGE);

        assertThat(replaced)
                .containsExactly(container("app", Example.IMAGE.reference()), container("proxy", "proxy:1"));
    }

    @Test
    void listsTheContainersThereAreWhenTheNamedOneIsMissing() {
        assertThatThrownBy(() -> ContainerImages.replace(
                        REVISION.taskDefinitionArn(), REVISION.containerDefinitions(), "api", Example.IMAGE))
                .isInstanceOf(TrafficControlException.class)
                .hasMessageContaining("task-definition/web:7 has no container \"api\"; it has [app, proxy]");
    }

    @Test
    void readsTheFamilyFromAnArn() {
        assertThat(Revisions.family(REVISION.taskDefinitionArn())).isEqualTo("web");
    }

    private static Set<String> names(SdkPojo shape) {
        Set<String> names = new TreeSet<>();
        shape.sdkFields().stream().map(SdkField::memberName).forEach(names::add);
        return names;
    }

    private static ContainerDefinition container(String name, String image) {
        return ContainerDefinition.builder()
                .name(name)
                .image(image)
                .essential(true)
                .build();
    }
}
