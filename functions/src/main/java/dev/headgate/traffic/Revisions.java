package dev.headgate.traffic;

import dev.headgate.aws.SingleAttempt;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.release.Image;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Reads and registers revisions of the service's task definition. */
public final class Revisions {

    private final Connection connection;

    public Revisions(Connection connection) {
        this.connection = connection;
    }

    /**
     * The ARN of the newest revision of the family that serves; of the known one where the newest is the same but for this
     * image, as what an earlier run of ours registered is. Where all of them were deregistered nothing has come since, and
     * the known one is copied, or what serves.
     */
    public String template(String serving, Optional<String> known, String container, Image image) {
        Optional<DescribeTaskDefinitionResponse> found = find(family(serving));
        if (found.isEmpty()) {
            return known.orElse(serving);
        }
        DescribeTaskDefinitionResponse newest = found.get();
        return known.filter(it -> !it.equals(arn(newest)))
                .filter(it -> isMadeFrom(registration(it), registration(newest), container, image))
                .orElse(arn(newest));
    }

    /**
     * The ARN of a revision that is this one but for this image.
     *
     * <p>One that an earlier call registered, and that nothing runs yet, is used again: that call's reply may have been
     * lost. One that runs is not, or green could not be told from blue; nor one that only names the same image, for it may
     * differ by what nobody was shown.
     */
    public String register(Service service, String template, String container, Image image) {
        return register(service, withImage(template, registration(template), container, image));
    }

    /**
     * The ARN of a revision that is this one and can be started: itself, or a copy of one that was deregistered. What cannot
     * be read is taken as it is: no outage of this call keeps blue from coming back.
     */
    public String startable(Service service, String revision) {
        DescribeTaskDefinitionResponse described;
        try {
            described = describe(revision);
        } catch (TrafficControlException unseen) {
            return revision;
        }
        return described.taskDefinition().status() == TaskDefinitionStatus.ACTIVE
                ? revision
                : register(service, registration(described));
    }

    /** Whether one is a copy of the other; of what was deleted nothing is known. */
    public boolean isCopy(String some, String other) {
        return find(some)
                .flatMap(one -> find(other).map(two -> isSame(registration(one), registration(two))))
                .orElse(false);
    }

    private String register(Service service, RegisterTaskDefinitionRequest wanted) {
        return find(wanted.family())
                .filter(it -> isSame(wanted, registration(it)))
                .map(Revisions::arn)
                .filter(arn -> service.taskSets().stream().noneMatch(set -> arn.equals(set.taskDefinition())))
                .orElseGet(() -> registerAnew(wanted));
    }

    private String registerAnew(RegisterTaskDefinitionRequest wanted) {
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
        return ContainerImages.of(registration.containerDefinitions(), container)
                .isPresent();
    }

    private static RegisterTaskDefinitionRequest withImage(
            String name, RegisterTaskDefinitionRequest registration, String container, Image image) {
        return registration.toBuilder()
                .containerDefinitions(
                        ContainerImages.replace(name, registration.containerDefinitions(), container, image))
                .build();
    }

    /** From what serves to what a registration with this image would make of green, or of the newest of blue's family. */
    public List<RevisionChange> changes(String blue, Optional<String> green, String container, Image image) {
        RegisterTaskDefinitionRequest serving = registration(blue);
        RegisterTaskDefinitionRequest template = green.or(
                        () -> find(family(blue)).map(Revisions::arn))
                .map(this::registration)
                .orElse(serving);
        List<ContainerDefinition> replaced =
                ContainerImages.replace(green.orElse(blue), template.containerDefinitions(), container, image);
        return RevisionComparison.of(
                serving, template.toBuilder().containerDefinitions(replaced).build());
    }

    private RegisterTaskDefinitionRequest registration(String taskDefinition) {
        return registration(describe(taskDefinition));
    }

    private static RegisterTaskDefinitionRequest registration(DescribeTaskDefinitionResponse described) {
        return RevisionCopy.of(described.taskDefinition(), described.tags());
    }

    public Optional<String> imageOf(String taskDefinition, String container) {
        return ContainerImages.of(describe(taskDefinition).taskDefinition().containerDefinitions(), container);
    }

    private static String arn(DescribeTaskDefinitionResponse described) {
        return described.taskDefinition().taskDefinitionArn();
    }

    /** By a family's name the newest ACTIVE revision, so empty where all were deregistered. */
    private Optional<DescribeTaskDefinitionResponse> find(String taskDefinition) {
        try {
            return Optional.of(describe(taskDefinition));
        } catch (TrafficControlException failure) {
            if (saysThereIsNone(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** ECS has no exception of its own for a task definition that it does not know, or a family without an ACTIVE one. */
    public static boolean saysThereIsNone(TrafficControlException failure) {
        return failure.getCause() instanceof ClientException;
    }

    /** By ARN, whether it was deregistered or not; by a family's name, the newest ACTIVE revision. */
    private DescribeTaskDefinitionResponse describe(String taskDefinition) {
        return connection.ecs(
                "DescribeTaskDefinition",
                ecs -> ecs.describeTaskDefinition(
                        it -> it.taskDefinition(taskDefinition).include(TaskDefinitionField.TAGS)));
    }

    /** {@code arn:aws:ecs:region:account:task-definition/family:revision}. */
    public static String family(String taskDefinitionArn) {
        return taskDefinitionArn.substring(taskDefinitionArn.lastIndexOf('/') + 1, taskDefinitionArn.lastIndexOf(':'));
    }
}
