package dev.headgate.simulator.environment.service;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** The account's task definitions: families of numbered revisions. */
public final class TaskDefinitions {

    /** Tags are not part of a task definition: ECS tells them only when asked. */
    public record Revision(TaskDefinition definition, List<Tag> tags) {
        public boolean isActive() {
            return definition.status() == TaskDefinitionStatus.ACTIVE;
        }
    }

    private final InstantSource clock;
    private final Identifiers identifiers;
    private final Map<String, List<Revision>> families = new HashMap<>();

    public TaskDefinitions(InstantSource clock, Identifiers identifiers) {
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /** Every call makes a revision: there is no client token. */
    public Revision register(RegisterTaskDefinitionRequest request) {
        List<Revision> family = families.computeIfAbsent(request.family(), name -> new ArrayList<>());
        int number = family.size() + 1;
        TaskDefinition definition = described(request)
                .revision(number)
                .taskDefinitionArn(identifiers.arn("ecs", "task-definition/" + request.family() + ":" + number))
                .status(TaskDefinitionStatus.ACTIVE)
                .compatibilities(request.requiresCompatibilities())
                .registeredAt(clock.instant())
                .registeredBy(identifiers.arn("sts", "assumed-role/headgate-deployer/simulated"))
                .build();
        Revision revision = new Revision(definition, List.copyOf(request.tags()));
        family.add(revision);
        return revision;
    }

    /** All that a registration says, by the SDK's own list: what is written out by hand lacks what AWS adds next. */
    private static TaskDefinition.Builder described(RegisterTaskDefinitionRequest request) {
        Map<String, SdkField<?>> said =
                request.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, Function.identity()));
        TaskDefinition.Builder definition = TaskDefinition.builder();
        definition
                .sdkFields()
                .forEach(field -> Optional.ofNullable(said.get(field.memberName()))
                        .ifPresent(source -> field.set(definition, source.getValueOrDefault(request))));
        return definition;
    }

    /** Takes it out of use; what runs it goes on running it. */
    public Optional<Revision> deregister(String reference) {
        return find(reference).map(revision -> {
            TaskDefinition inactive = revision.definition().toBuilder()
                    .status(TaskDefinitionStatus.INACTIVE)
                    .deregisteredAt(clock.instant())
                    .build();
            Revision replacement = new Revision(inactive, revision.tags());
            revisions(inactive.family()).set(inactive.revision() - 1, replacement);
            return replacement;
        });
    }

    /** By ARN, by {@code family:revision}, or by family alone: its newest active revision. */
    public Optional<Revision> find(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        int colon = name.indexOf(':');
        if (colon < 0) {
            return revisions(name).reversed().stream()
                    .filter(Revision::isActive)
                    .findFirst();
        }
        String number = name.substring(colon + 1);
        return revisions(name.substring(0, colon)).stream()
                .filter(revision ->
                        number.equals(String.valueOf(revision.definition().revision())))
                .findFirst();
    }

    public Optional<ContainerDefinition> container(String taskDefinition, String name) {
        return find(taskDefinition)
                .flatMap(revision -> revision.definition().containerDefinitions().stream()
                        .filter(container -> container.name().equals(name))
                        .findFirst());
    }

    String imageOf(String taskDefinition, String containerName) {
        return container(taskDefinition, containerName).orElseThrow().image();
    }

    private List<Revision> revisions(String family) {
        return families.getOrDefault(family, List.of());
    }
}
