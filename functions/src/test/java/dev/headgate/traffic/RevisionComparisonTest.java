package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.RevisionChange.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EphemeralStorage;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Tag;

class RevisionComparisonTest {

    private static final ContainerDefinition WEB = ContainerDefinition.builder()
            .name("web")
            .image("web:1")
            .command("serve", "--token=s3cret")
            .environment(variable("LOG_LEVEL", "info"), variable("PASSWORD", "s3cret"))
            .secrets(Secret.builder().name("KEY").valueFrom("arn:secret:1").build())
            .build();
    private static final RegisterTaskDefinitionRequest BLUE = RegisterTaskDefinitionRequest.builder()
            .family("web")
            .cpu("256")
            .memory("512")
            .containerDefinitions(WEB)
            .build();

    @Test
    void findsNothingBetweenEquals() {
        assertThat(RevisionComparison.of(BLUE, BLUE.toBuilder().build())).isEmpty();
        assertThat(RevisionComparison.of(
                        BLUE, BLUE.toBuilder().volumes(List.of()).build()))
                .isEmpty();
    }

    @Test
    void showsPlainValues() {
        assertThat(withWeb(it -> it.image("web:2").readonlyRootFilesystem(true)))
                .containsExactly(
                        RevisionChange.shown("web: image", Optional.of("web:1"), Optional.of("web:2")),
                        RevisionChange.shown("web: readonlyRootFilesystem", Optional.empty(), Optional.of("true")));
        assertThat(RevisionComparison.of(BLUE, BLUE.toBuilder().cpu("512").build()))
                .containsExactly(RevisionChange.shown("cpu", Optional.of("256"), Optional.of("512")));
        assertThat(RevisionComparison.of(BLUE, BLUE.toBuilder().memory(null).build()))
                .containsExactly(RevisionChange.shown("memory", Optional.of("512"), Optional.empty()));
    }

    @Test
    void tellsOfEnvironmentVariablesAndSecretsTheNameOnly() {
        List<RevisionChange> changes = withWeb(it -> it.environment(
                        variable("PASSWORD", "other"), variable("REGION", "north"))
                .secrets(Secret.builder().name("KEY").valueFrom("arn:secret:2").build()));

        assertThat(changes)
                .containsExactly(
                        RevisionChange.hidden("web: environment LOG_LEVEL", Kind.REMOVED),
                        RevisionChange.hidden("web: environment PASSWORD", Kind.CHANGED),
                        RevisionChange.hidden("web: environment REGION", Kind.ADDED),
                        RevisionChange.hidden("web: secret KEY", Kind.CHANGED));
        assertThat(changes.toString())
                .doesNotContain("s3cret")
                .doesNotContain("other")
                .doesNotContain("north")
                .doesNotContain("arn:");
    }

    @Test
    void hidesTheValuesOfListsAndStructures() {
        assertThat(withWeb(it -> it.command("serve", "--token=0ther")))
                .containsExactly(RevisionChange.hidden("web: command", Kind.CHANGED));
        assertThat(RevisionComparison.of(
                        BLUE,
                        BLUE.toBuilder()
                                .ephemeralStorage(
                                        EphemeralStorage.builder().sizeInGiB(40).build())
                                .build()))
                .containsExactly(RevisionChange.hidden("ephemeralStorage", Kind.ADDED));
    }

    @Test
    void tellsOfContainersThatComeAndGo() {
        ContainerDefinition sidecar =
                ContainerDefinition.builder().name("proxy").image("envoy:1").build();

        assertThat(RevisionComparison.of(
                        BLUE,
                        BLUE.toBuilder().containerDefinitions(WEB, sidecar).build()))
                .containsExactly(RevisionChange.shown("container proxy", Optional.empty(), Optional.of("envoy:1")));
        assertThat(RevisionComparison.of(
                        BLUE.toBuilder().containerDefinitions(WEB, sidecar).build(), BLUE))
                .containsExactly(RevisionChange.shown("container proxy", Optional.of("envoy:1"), Optional.empty()));
    }

    @Test
    void takesTagsForNoChange() {
        assertThat(RevisionComparison.of(
                        BLUE,
                        BLUE.toBuilder()
                                .tags(Tag.builder().key("a").value("b").build())
                                .build()))
                .isEmpty();
    }

    private static List<RevisionChange> withWeb(UnaryOperator<ContainerDefinition.Builder> change) {
        return RevisionComparison.of(
                BLUE,
                BLUE.toBuilder()
                        .containerDefinitions(change.apply(WEB.toBuilder()).build())
                        .build());
    }

    private static KeyValuePair variable(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }
}
