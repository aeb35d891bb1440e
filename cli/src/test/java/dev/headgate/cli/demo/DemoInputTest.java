package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A demo can be started with what would start a release in AWS, and says what AWS would say of it. */
class DemoInputTest {

    @TempDir
    Path folder = Path.of("");

    private CommandLineRun demo(String input, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("input.json"), input);
        List<String> arguments = new ArrayList<>(List.of("--input", file.toString()));
        arguments.addAll(List.of(more));
        return CommandLineRun.ofDemo("happy", arguments.toArray(String[]::new));
    }

    @Test
    void releasesWhatAnOperatorAsksFor() throws IOException {
        CommandLineRun run =
                demo("{\"service\": \"web\", \"imageTag\": \"v4\", \"environments\": [\"dev\"]}", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.json()).containsEntry("outcome", "DEPLOYED");
        Map<String, Object> environments = Json.object(run.json().getOrDefault("environments", ""), "$");
        assertThat(Json.object(environments.get("dev"), "$")).containsEntry("outcome", "DEPLOYED");
        assertThat(Json.object(environments.get("prod"), "$")).doesNotContainKey("outcome");
        assertThat(run.out()).contains("v4").doesNotContain("PLANNED - to dev, staging");
    }

    @Test
    void readsAnEventFromStandardInput() throws IOException {
        String event = Files.readString(Path.of("..", "events", "image-pushed.json"));
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
            CommandLineRun run = CommandLineRun.ofDemo("happy", "--input", "-", "--json");

            assertThat(run.exitCode()).describedAs(run.err()).isEqualTo(2);
            assertThat(run.err()).contains("Repository \"web\" has no image");
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"service": "wep", "imageTag": "v3"} | "service" is "wep", which is not configured: did you mean "web"? (services: web)
            {"service": "web", "imageTag": "v9"} | Repository "web" has no image tagged "v9"
            {"service": "web"}                   | "image" or "imageTag" must say what to release
            [1]                                  | $.input must be an object
            """)
    void tellsWhatTheReleaseSaysOfAnInputThatItRefuses(String input, String message) throws IOException {
        CommandLineRun run = demo(input);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"service": | Invalid State Machine Execution Input
            ``          | Invalid State Machine Execution Input
            """)
    void tellsWhatStepFunctionsSaysOfWhatIsNoJson(String input, String message) throws IOException {
        CommandLineRun run = demo(input);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains("Step Functions refuses", message);
    }

    @Test
    void tellsWhatIsTooLargeForStepFunctions() throws IOException {
        CommandLineRun run = demo("{\"reason\": \"" + "x".repeat(300_000) + "\"}");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("The input is longer than 262144 bytes");
    }

    @Test
    void saysWhyThereIsNothingToDeploy() throws IOException {
        CommandLineRun run =
                demo("{\"source\": \"aws.s3\", \"detail-type\": \"Object Created\", \"detail\": {}}", "--json");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.json()).containsEntry("outcome", "NOTHING_TO_DEPLOY");
        assertThat(run.err()).contains("Nothing to deploy: The event \"Object Created\" of aws.s3 starts no release");
    }

    @Test
    void watchesTheServiceThatTheInputIsAbout() throws IOException {
        Path two = Files.writeString(folder.resolve("two.yaml"), """
                headgate: 1
                region: us-east-1
                environments: {dev: {wave: 1}}
                services:
                  web: {port: 8080, environments: {dev: {strategy: allAtOnce, bake: 2m}}}
                  api: {port: 9090, releaseOn: {pipelines: [api-build]}, environments: {dev: {strategy: allAtOnce, bake: 2m}}}
                """);
        CommandLineRun run = demo(
                "{\"pipeline\": \"api-build\", \"pipelineExecutionId\": \"0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11\"}",
                "--config",
                two.toString());

        assertThat(run.exitCode()).describedAs(run.err()).isZero();
        assertThat(run.out()).contains("api v3", "DEPLOYED").doesNotContain("web v");
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        Path latin1 = Files.write(folder.resolve("latin1.json"), "\"\u00fc\"".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(CommandLineRun.ofDemo("happy", "--input", "/no/such.json").err())
                .contains("there is no file /no/such.json");
        CommandLineRun encoded = CommandLineRun.ofDemo("happy", "--input", latin1.toString());
        assertThat(encoded.exitCode()).isEqualTo(2);
        assertThat(encoded.err()).contains("is not written in UTF-8");
    }
}
