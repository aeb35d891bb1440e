package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task definition that somebody wrote: in the template as it is, or refused with its place. */
@NeedsNode
class TaskDefinitionFileTest {

    private static final Path FILE = Path.of("src/test/resources/worker.json");

    @TempDir
    private Path folder;

    @Test
    void registersItAsItIsButForFamilyAndReleasedImage() {
        StackTemplate worker = SynthesizedApp.ofContainers().stack("headgate-service-worker-prod");
        Resource definition = worker.resources("AWS::ECS::TaskDefinition").stream()
                .filter(it -> it.id().startsWith("TaskNeeded"))
                .findFirst()
                .orElseThrow();
        JsonNode app = definition.property("/ContainerDefinitions/0");

        assertThat(definition.property("/Family").asText()).isEqualTo("worker-prod");
        assertThat(definition.property("/Cpu").asText()).isEqualTo("1024");
        assertThat(definition.property("/TaskRoleArn").asText()).endsWith("role/worker-of-old");
        assertThat(definition.property("/ExecutionRoleArn").toString()).contains("TaskExecutionRole");
        assertThat(app.get("Image").asText()).contains("hello-app");
        assertThat(app.at("/DockerLabels/com.example.team").asText()).isEqualTo("shop");
        assertThat(app.at("/LinuxParameters/InitProcessEnabled").asBoolean()).isTrue();
        assertThat(app.at("/LogConfiguration/Options/awslogs-stream-prefix").asText())
                .isEqualTo("app");
        assertThat(definition
                        .property("/ContainerDefinitions/1/Environment/0/Value")
                        .asText())
                .isEqualTo("64m");
        assertThat(definition
                        .property("/Volumes/0/EFSVolumeConfiguration/FilesystemId")
                        .asText())
                .isEqualTo("fs-0a1b2c3d4e5f60718");
        assertThat(definition
                        .property("/Volumes/0/EFSVolumeConfiguration/AuthorizationConfig/IAM")
                        .asText())
                .isEqualTo("ENABLED");
    }

    @Test
    void letsItReadItsSecretsPullItsImagesAndBePassedItsRole() {
        SynthesizedApp app = SynthesizedApp.ofContainers();
        String worker = app.stack("headgate-service-worker-prod").json().toString();

        assertThat(worker)
                .contains(
                        "arn:aws:ecr:us-east-1:222222222222:repository/cache",
                        "\"ReadSecrets\"",
                        "secret:shop/db-a1B2c3");
        assertThat(app.stack("headgate-access-prod").json().toString())
                .contains("\"arn:aws:iam::111111111111:role/worker-of-old\"");
    }

    @Test
    void refusesWhatEcsDoesNotKnowAndWhatTheServiceLacks() throws IOException {
        String wrong = Files.readString(FILE)
                .replace("\"stopTimeout\"", "\"stopTimeOut\"")
                .replace("\"containerPort\": 9000", "\"containerPort\": 9001")
                .replace("arn:aws:iam::111111111111:role/worker-of-old", "worker-of-old");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> synthesize(wrong))
                .withMessageContaining(
                        "worker.json: RegisterTaskDefinition knows no containerDefinitions[0].stopTimeOut. Leave it out")
                .withMessageContaining(
                        "the container app has no containerPort 9000, which its load balancer calls. Add it")
                .withMessageContaining("taskRoleArn must be a role's ARN. Leave it out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> synthesize(wrong.replace("\"app\"", "\"web\"")))
                .withMessageContaining("containerDefinitions has no container app, which is the one that is released."
                        + " Name it so, or name another at container in headgate.yaml");
    }

    @Test
    void refusesAFileThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> synthesize("[]"))
                .withMessageContaining("worker.json")
                .withMessageContaining("Write a JSON object");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SynthesizedApp.configuration(configuration("another.json")))
                .withMessageContaining("another.json: this task definition cannot be read. Correct the path");
    }

    private void synthesize(String definition) throws IOException {
        Files.writeString(folder.resolve("worker.json"), definition);
        SynthesizedApp.configuration(configuration("worker.json"));
    }

    private Path configuration(String definition) throws IOException {
        return Files.writeString(folder.resolve("headgate.yaml"), """
                headgate: 1
                environments: {prod: {wave: 1}}
                services: {worker: {port: 9000, container: app, taskDefinition: %s}}
                """.formatted(definition));
    }
}
