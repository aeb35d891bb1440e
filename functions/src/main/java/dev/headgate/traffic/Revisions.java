package dev.headgate.traffic;

import dev.headgate.aws.SingleAttempt;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.release.Image;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** Reads and registers revisions of the service's task definition. */
final class Revisions {

    private final Connection connection;

    Revisions(Connection connection) {
        this.connection = connection;
    }

    /**
     * The ARN of a revision that is the newest of the running family but for this image.
     *
     * <p>One that an earlier call registered, and that nothing runs yet, is used again: that call's reply may have been
     * lost. One that runs is not, or green could not be told from blue.
     */
    String register(Service service, String container, Image image) {
        DescribeTaskDefinitionResponse newest = describe(familyOf(service));
        String arn = newest.taskDefinition().taskDefinitionArn();
        boolean runs = service.taskSets().stream().anyMatch(set -> arn.equals(set.taskDefinition()));
        List<ContainerDefinition> containers = newest.taskDefinition().containerDefinitions();
        if (!runs && image.reference().equals(imageOf(containers, container).orElse(""))) {
            return arn;
        }
        List<ContainerDefinition> replaced = replaceImage(arn, containers, container, image);
        return connection
                .ecs(
                        "RegisterTaskDefinition",
                        ecs -> ecs.registerTaskDefinition(
                                RevisionCopy.of(newest.taskDefinition(), newest.tags()).toBuilder()
                                        .containerDefinitions(replaced)
                                        .overrideConfiguration(SingleAttempt::of)
                                        .build()))
                .taskDefinition()
                .taskDefinitionArn();
    }

    /** From what serves to what a registration with this image would make of green, or of the newest of blue's family. */
    List<RevisionChange> changes(String blue, Optional<String> green, String container, Image image) {
        RegisterTaskDefinitionRequest serving = registration(blue);
        RegisterTaskDefinitionRequest template = registration(green.orElseGet(() -> family(blue)));
        List<ContainerDefinition> replaced =
                replaceImage(green.orElse(blue), template.containerDefinitions(), container, image);
        return RevisionComparison.of(
                serving, template.toBuilder().containerDefinitions(replaced).build());
    }

    private RegisterTaskDefinitionRequest registration(String taskDefinition) {
        DescribeTaskDefinitionResponse described = describe(taskDefinition);
        return RevisionCopy.of(described.taskDefinition(), described.tags());
    }

    Optional<String> imageOf(String taskDefinition, String container) {
        return imageOf(describe(taskDefinition).taskDefinition().containerDefinitions(), container);
    }

    /** By a family's name: the newest ACTIVE revision. */
    private DescribeTaskDefinitionResponse describe(String taskDefinition) {
        return connection.ecs(
                "DescribeTaskDefinition",
                ecs -> ecs.describeTaskDefinition(
                        it -> it.taskDefinition(taskDefinition).include(TaskDefinitionField.TAGS)));
    }

    private String familyOf(Service service) {
        return service.taskSets().stream()
                .filter(set -> "PRIMARY".equals(set.status()))
                .map(TaskSet::taskDefinition)
                .findFirst()
                .map(Revisions::family)
                .orElseThrow(() -> new TrafficControlException("ECS service "
                        + connection.target().service()
                        + " of cluster " + connection.target().cluster() + " has no primary task set, so there is no"
                        + " revision to start from. Its deployment controller must be CODE_DEPLOY."));
    }

    /** {@code arn:aws:ecs:region:account:task-definition/family:revision}. */
    static String family(String taskDefinitionArn) {
        return taskDefinitionArn.substring(taskDefinitionArn.lastIndexOf('/') + 1, taskDefinitionArn.lastIndexOf(':'));
    }

    static List<ContainerDefinition> replaceImage(
            String taskDefinition, List<ContainerDefinition> containers, String name, Image image) {
        if (imageOf(containers, name).isEmpty()) {
            throw new TrafficControlException("Task definition " + taskDefinition + " has no container \"" + name
                    + "\"; it has "
                    + containers.stream().map(ContainerDefinition::name).toList()
                    + ". Name one of these as the service's container in the configuration.");
        }
        return containers.stream()
                .map(it -> it.name().equals(name)
                        ? it.toBuilder().image(image.reference()).build()
                        : it)
                .toList();
    }

    private static Optional<String> imageOf(List<ContainerDefinition> containers, String name) {
        return containers.stream()
                .filter(it -> it.name().equals(name))
                .map(ContainerDefinition::image)
                .findFirst();
    }
}
