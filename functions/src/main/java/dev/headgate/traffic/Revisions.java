package dev.headgate.traffic;

import dev.headgate.aws.SingleAttempt;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.release.Image;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
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
        Optional<Described> found = find(family(serving));
        if (found.isEmpty()) {
            return known.orElse(serving);
        }
        Described newest = found.get();
        return known.filter(it -> !it.equals(newest.arn()))
                .filter(it -> isMadeFrom(describe(it).registration(), newest.registration(), container, image))
                .orElse(newest.arn());
    }

    /**
     * The ARN of a revision that is this one but for this image.
     *
     * <p>One that an earlier call registered, and that nothing runs yet, is used again: that call's reply may have been
     * lost. One that runs is not, or green could not be told from blue; nor one that only names the same image, for it may
     * differ by what nobody was shown.
     */
    public String register(Service service, String template, String container, Image image) {
        return register(service, describe(template).registration().withImage(template, container, image));
    }

    /**
     * The ARN of a revision that is this one and can be started: itself, or a copy of one that was deregistered. What cannot
     * be read is taken as it is: no outage of this call keeps blue from coming back.
     */
    public String startable(Service service, String revision) {
        Described described;
        try {
            described = describe(revision);
        } catch (TrafficControlException unseen) {
            return revision;
        }
        return described.definition().status() == TaskDefinitionStatus.ACTIVE
                ? revision
                : register(service, described.registration());
    }

    /** Whether one is a copy of the other; of what was deleted nothing is known. */
    public boolean isCopy(String some, String other) {
        return find(some)
                .flatMap(one -> find(other).map(two -> isSame(one.registration(), two.registration())))
                .orElse(false);
    }

    private String register(Service service, Registration wanted) {
        return find(wanted.known().family())
                .filter(it -> isSame(wanted, it.registration()))
                .map(Described::arn)
                .filter(arn -> !runs(service, arn))
                .orElseGet(() -> registerAnew(wanted));
    }

    /** By a task set, or by a deployment of ECS's own that is complete: one that has just begun may be ours, unheard of. */
    private static boolean runs(Service service, String arn) {
        return service.taskSets().stream().anyMatch(set -> arn.equals(set.taskDefinition()))
                || service.deployments().stream()
                        .filter(it -> it.rolloutState() == DeploymentRolloutState.COMPLETED)
                        .anyMatch(it -> arn.equals(it.taskDefinition()));
    }

    private String registerAnew(Registration wanted) {
        WholeAnswer answer = new WholeAnswer();
        RegisterTaskDefinitionRequest request = wanted.known().toBuilder()
                .overrideConfiguration(it -> {
                    SingleAttempt.of(it);
                    if (!wanted.unknown().isEmpty()) {
                        new WholeRequest(wanted.unknown()).of(it);
                        answer.of(it);
                    }
                })
                .build();
        String arn = connection
                .ecs("RegisterTaskDefinition", ecs -> ecs.registerTaskDefinition(request))
                .taskDefinition()
                .taskDefinitionArn();
        List<String> lost = answer.text().map(wanted::missingIn).orElse(List.of());
        if (!lost.isEmpty()) {
            throw new TrafficControlException("ECS did not take members over into " + arn
                    + " that this version of Headgate does not know (" + String.join(", ", lost)
                    + "), so it is not deployed. Update Headgate, or take them out of the task definition.");
        }
        return arn;
    }

    private static boolean isMadeFrom(Registration template, Registration newest, String container, Image image) {
        return isSame(template, newest)
                || (template.hasContainer(container)
                        && isSame(template.withImage(template.known().family(), container, image), newest));
    }

    private static boolean isSame(Registration some, Registration other) {
        return some.changesTo(other).isEmpty();
    }

    /** From what serves to what a registration with this image would make of green, or of the newest of blue's family. */
    public List<RevisionChange> changes(String blue, Optional<String> green, String container, Image image) {
        Registration serving = describe(blue).registration();
        Registration template = green.map(this::describe)
                .or(() -> find(family(blue)))
                .map(Described::registration)
                .orElse(serving);
        return serving.changesTo(template.withImage(green.orElse(blue), container, image));
    }

    public Optional<String> imageOf(String taskDefinition, String container) {
        return ContainerImages.of(describe(taskDefinition).definition().containerDefinitions(), container);
    }

    /** By a family's name the newest ACTIVE revision, so empty where all were deregistered. */
    private Optional<Described> find(String taskDefinition) {
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
    private Described describe(String taskDefinition) {
        WholeAnswer answer = new WholeAnswer();
        DescribeTaskDefinitionResponse response = connection.ecs(
                "DescribeTaskDefinition",
                ecs -> ecs.describeTaskDefinition(it -> it.taskDefinition(taskDefinition)
                        .include(TaskDefinitionField.TAGS)
                        .overrideConfiguration(answer::of)));
        return new Described(response.taskDefinition(), Registration.of(response, answer.text()));
    }

    /** A task definition as it is, and as it would be registered once more. */
    private record Described(TaskDefinition definition, Registration registration) {
        String arn() {
            return definition.taskDefinitionArn();
        }
    }

    /** {@code arn:aws:ecs:region:account:task-definition/family:revision}. */
    public static String family(String taskDefinitionArn) {
        return taskDefinitionArn.substring(taskDefinitionArn.lastIndexOf('/') + 1, taskDefinitionArn.lastIndexOf(':'));
    }
}
