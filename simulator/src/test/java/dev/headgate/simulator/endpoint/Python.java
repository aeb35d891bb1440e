package dev.headgate.simulator.endpoint;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scripts that use AWS's SDK for Python, pointed at an endpoint and at nothing else. */
final class Python {

    private static final Path SCRIPTS = Path.of("src", "test", "resources");

    /** An operation that older ones do not have. */
    private static final String NEWEST = ".continue_service_deployment";

    private Python() {}

    /** What a script has said. */
    record Said(int exitCode, String out, String err) {}

    /** Skips the test where Python or its SDK is missing, or older than the operations that are simulated. */
    static void assumeBoto3() throws IOException, InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder("python3", "-c", "import boto3; boto3.client('ecs', 'us-east-1')" + NEWEST)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "AWS's SDK for Python is not installed, or too old");
    }

    /** Runs a script to its end. */
    static Said run(String endpoint, String script, String... arguments) {
        try {
            // What it says on the one channel could fill up while the other is read.
            Path err = Files.createTempFile("python", ".err");
            Process process = prepare(endpoint, script, arguments)
                    .redirectError(err.toFile())
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Said said = new Said(process.waitFor(), out, Files.readString(err));
            Files.delete(err);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static ProcessBuilder prepare(String endpoint, String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("python3", SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", endpoint,
                        "AWS_CONFIG_FILE", "/dev/null",
                        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                        "AWS_MAX_ATTEMPTS", "1",
                        "AWS_EC2_METADATA_DISABLED", "true",
                        "AWS_DISABLE_HOST_PREFIX_INJECTION", "true",
                        "PYTHONDONTWRITEBYTECODE", "1"));
        builder.environment().keySet().removeAll(List.of("AWS_SESSION_TOKEN", "AWS_PROFILE"));
        return builder;
    }
}
