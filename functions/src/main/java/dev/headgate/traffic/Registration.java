package dev.headgate.traffic;

import dev.headgate.deployment.RevisionChange;
import dev.headgate.json.Json;
import dev.headgate.release.Image;
import dev.headgate.traffic.UnknownMembers.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * All that registers a task definition once more.
 *
 * @param known what the SDK knows of it
 * @param unknown what the SDK is too old to know, and leaves out
 */
record Registration(RegisterTaskDefinitionRequest known, List<Unknown> unknown) {

    private static final String CONTAINERS = "containerDefinitions";

    private static final Set<String> TAKEN = names(RegisterTaskDefinitionRequest.builder());
    private static final Set<String> TOLD = names(TaskDefinition.builder());

    Registration {
        unknown = List.copyOf(unknown);
    }

    /** @param answer as it was sent; empty where it came over no wire */
    static Registration of(DescribeTaskDefinitionResponse described, Optional<String> answer) {
        return new Registration(
                RevisionCopy.of(described.taskDefinition(), described.tags()),
                answer.map(Registration::unknownIn).orElse(List.of()));
    }

    /** Of an answer that describes a task definition. */
    static List<Unknown> unknownIn(String answer) {
        return Json.object(Json.tree(answer), "$").get("taskDefinition") instanceof Map<?, ?> definition
                ? UnknownMembers.in(definition, TaskDefinition.builder()).stream()
                        .filter(member -> isRegistered(member.path().getFirst()))
                        .toList()
                : List.of();
    }

    /** What only AWS sets stays behind, and what is new within it. */
    private static boolean isRegistered(Object member) {
        return member instanceof String name && (TAKEN.contains(name) || !TOLD.contains(name));
    }

    private static Set<String> names(SdkPojo shape) {
        return shape.sdkFields().stream().map(SdkField::locationName).collect(Collectors.toUnmodifiableSet());
    }

    boolean hasContainer(String name) {
        return ContainerImages.of(known.containerDefinitions(), name).isPresent();
    }

    Registration withImage(String name, String container, Image image) {
        return new Registration(
                known.toBuilder()
                        .containerDefinitions(
                                ContainerImages.replace(name, known.containerDefinitions(), container, image))
                        .build(),
                unknown);
    }

    /** From this to another one, complete. */
    List<RevisionChange> changesTo(Registration other) {
        List<RevisionChange> changes = new ArrayList<>(RevisionComparison.of(known, other.known));
        Map<String, Object> before = byPlace();
        Map<String, Object> after = other.byPlace();
        TreeSet<String> places = new TreeSet<>(before.keySet());
        places.addAll(after.keySet());
        places.stream()
                .filter(place -> !Objects.equals(before.get(place), after.get(place)))
                .map(place -> RevisionChange.hidden(place, kind(before.containsKey(place), after.containsKey(place))))
                .forEach(changes::add);
        return List.copyOf(changes);
    }

    private static RevisionChange.Kind kind(boolean before, boolean after) {
        return !before ? RevisionChange.Kind.ADDED : after ? RevisionChange.Kind.CHANGED : RevisionChange.Kind.REMOVED;
    }

    /** A container's by its name, as its number changes when another one comes. */
    private Map<String, Object> byPlace() {
        Map<String, Object> values = new LinkedHashMap<>();
        unknown.forEach(member -> values.put(place(member), member.value()));
        return values;
    }

    private String place(Unknown member) {
        List<Object> path = member.path();
        return path.size() > 2 && path.getFirst().equals(CONTAINERS) && path.get(1) instanceof Integer number
                ? known.containerDefinitions().get(number).name() + ": "
                        + new Unknown(path.subList(2, path.size()), member.value()).place()
                : member.place();
    }

    /** What is missing of it in the answer to a registration, for people. */
    List<String> missingIn(String answer) {
        List<Unknown> taken = unknownIn(answer);
        return unknown.stream()
                .filter(member -> member.path().size() > 1 && !taken.contains(member))
                .map(Unknown::place)
                .toList();
    }
}
