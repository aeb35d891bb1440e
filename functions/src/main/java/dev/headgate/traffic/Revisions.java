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

/** Reads and registers revisions of the service's task definition. */
final class Revisions {

    private final Connection connection;

    Revisions(Connection connection) {
        this.connection = connection;
    }

    /**
     * The ARN of the newest revision of the family that serves; of the known one where the newest is the same but for this
     * image, as what an earlier run of ours registered is.
     */
    String template(String serving, Optional<String> known, String container, Image image) {
        DescribeTaskDefinitionResponse newest = describe(family(serving));
        String arn = newest.taskDefinition().taskDefinitionArn();
        return known.filter(it -> !it.equals(arn))
                .filter(it -> isMadeFrom(registration(it), registration(newest), container, image))
                .orElse(arn);
    }

    /**
     * The ARN of a revision that is this one but for this image.
     *
     * <p>One that an earlier call registered, and that nothing runs yet, is used again: that call's reply may have been
     * lost. One that runs is not, or green could not be told from blue; nor one that only names the same image, for it may
     * differ by what nobody was shown.
     */
    String register(Service service, String template, String container, Image image) {
        RegisterTaskDefinitionRequest wanted = withImage(template, registration(template), container, image);
        DescribeTaskDefinitionResponse newest = describe(family(template));
        String arn = newest.taskDefinition().taskDefinitionArn();
        boolean runs = service.taskSets().stream().anyMatch(set -> arn.equals(set.taskDefinition()));
        if (!runs && isSame(wanted, registration(newest))) {
            return arn;
        }
        RegisterTaskDefinitionRequest request =
                wanted.toBuilder().overrideConfiguration(SingleAttempt::of).build();
        return connection
                .ecs("RegisterTaskDefinition", ecs -> ecs.registerTaskDefinition(request))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private static boolean isMadeFrom(
            RegisterTaskDefinitionRequest template,
            RegisterTaskDefinitionRequest newest,
            String container,
            Image image) {
        return isSame(template, newest)
                || (hasContainer(template, container)
                        && isSame(withImage(template.family(), template, container, image), newest));
    }

    private static boolean isSame(RegisterTaskDefinitionRequest some, RegisterTaskDefinitionRequest other) {
        return RevisionComparison.of(some, other).isEmpty();
    }

    private static boolean hasContainer(RegisterTaskDefinitionRequest registration, String container) {
        return imageOf(registration.containerDefinitions(), container).isPresent();
    }

    private static RegisterTaskDefinitionRequest withImage(
            String name, RegisterTaskDefinitionRequest registration, String container, Image image) {
        return registration.toBuilder()
                .containerDefinitions(replaceImage(name, registration.containerDefinitions(), container, image))
                .build();
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
        return registration(describe(taskDefinition));
    }

    private static RegisterTaskDefinitionRequest registration(DescribeTaskDefinitionResponse described) {
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
