package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.testing.Example;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Task definitions as people write them, with log routers, proxies, file systems, secrets, health checks, dependencies,
 * limits and labels: one that says everything that the SDK knows, at every depth.
 */
class FullTaskDefinitionTest {

    private final TaskDefinition full = (TaskDefinition) filled(TaskDefinition.builder());

    @Test
    void everythingThatATaskDefinitionCanSayIsSaidAgain() {
        RegisterTaskDefinitionRequest request = RevisionCopy.of(full, List.of());

        Map<String, SdkField<?>> known = new LinkedHashMap<>();
        full.sdkFields().forEach(field -> known.put(field.memberName(), field));
        request.sdkFields().stream()
                .filter(field -> !field.memberName().equals("tags"))
                .forEach(field -> assertThat(field.getValueOrDefault(request))
                        .as(field.memberName())
                        .isNotNull()
                        .isEqualTo(Optional.ofNullable(known.get(field.memberName()))
                                .map(it -> it.getValueOrDefault(full))
                                .orElse(null)));
    }

    @Test
    void nothingOfAContainerDiffersButTheImage() {
        ContainerDefinition container = full.containerDefinitions().getFirst();

        List<ContainerDefinition> replaced = ContainerImages.replace(
                "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7",
                List.of(container),
                container.name(),
                Example.IMAGE);

        assertThat(replaced)
                .containsExactly(
                        container.toBuilder().image(Example.IMAGE.reference()).build());
    }

    /** Fills every member, and those of its members; a value that is never the default. */
    private static Object filled(SdkPojo builder) {
        builder.sdkFields().forEach(field -> field.set(builder, value(field)));
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private static Object value(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.SDK_POJO)) {
            return filled(field.constructor().get());
        }
        if (type.equals(MarshallingType.LIST)) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            return new ArrayList<>(List.of(value(member)));
        }
        if (type.equals(MarshallingType.MAP)) {
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            return new LinkedHashMap<>(Map.of("key", value(member)));
        }
        if (type.equals(MarshallingType.INTEGER)) {
            return 7;
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return true;
        }
        if (type.equals(MarshallingType.INSTANT)) {
            return Instant.EPOCH;
        }
        assertThat(type).as(field.memberName()).isEqualTo(MarshallingType.STRING);
        return Optional.ofNullable(field.memberName()).orElse("listed");
    }
}
