package dev.headgate.traffic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Turns what DescribeTaskDefinition returned into what registers the same again. */
final class RevisionCopy {

    private RevisionCopy() {}

    /**
     * Carries over every field that a registration takes, by the SDK's own list of them: written out by hand, the next
     * field that AWS adds would be lost from every release without a word. What only AWS sets (ARN, revision, status,
     * who registered it when, …) has no place in a registration, and so stays behind.
     */
    static RegisterTaskDefinitionRequest of(TaskDefinition revision, List<Tag> tags) {
        Map<String, SdkField<?>> known =
                revision.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, Function.identity()));
        RegisterTaskDefinitionRequest.Builder request = RegisterTaskDefinitionRequest.builder();
        request.sdkFields()
                .forEach(field -> Optional.ofNullable(known.get(field.memberName()))
                        .ifPresent(source -> field.set(request, source.getValueOrDefault(revision))));
        return request.tags(registrable(tags)).build();
    }

    /** CloudFormation's own tags are shown like any other, and refused when somebody else sets them. */
    private static List<Tag> registrable(List<Tag> tags) {
        return tags.stream().filter(tag -> !tag.key().startsWith("aws:")).toList();
    }
}
