package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Target;
import dev.headgate.json.Json;
import dev.headgate.simulator.installation.World;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.AwsResponse;

/** AWS's SDK for Python reads what is served. Skipped where it is not installed. */
@Timeout(300)
class Boto3Test {

    private final EndpointScene scene = new EndpointScene();

    @BeforeAll
    static void isInstalled() throws IOException, InterruptedException {
        Python.assumeBoto3();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** Each part of the script ends it with an exception where an answer is not what it has to be. */
    @Test
    void aScriptFindsWhatItWouldFindInAws() throws InterruptedException, ExecutionException {
        Target staging = EndpointScene.staging();
        String role = Json.line(Map.of("arn", staging.roleArn(), "externalId", staging.externalId()));

        Python.Said said = whileTimePasses(() -> Python.run(scene.server.url(), "with-boto3.py", role));

        assertThat(said.err()).isEmpty();
        assertThat(said.exitCode()).isZero();
        assertThat(said.out().lines())
                .containsExactly(
                        "callers",
                        "registry",
                        "parameters",
                        "records",
                        "messages",
                        "alarms",
                        "services",
                        "release",
                        "happenings",
                        "functions",
                        "all of it");
    }

    /** Slowly enough to leave most of the processor to the other process. */
    private Python.Said whileTimePasses(Supplier<Python.Said> script) throws InterruptedException, ExecutionException {
        CompletableFuture<Python.Said> said = CompletableFuture.supplyAsync(script);
        while (true) {
            try {
                return said.get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException running) {
                scene.runFor(Duration.ofSeconds(5));
            }
        }
    }

    /** The same tour as the SDK for Java's, with each of its operations. */
    @Test
    void itAnswersEveryOperationAsTheSimulationDoes() throws IOException {
        World twin = EndpointScene.world();
        Map<String, AwsResponse> direct = Tour.of(EndpointScene.direct(twin), twin.loop()::runFor);
        try (PythonClients python = PythonClients.of(scene.server.url())) {
            Map<String, AwsResponse> byPython = Tour.of(python.all(), scene::runFor);

            assertThat(byPython.keySet()).containsExactlyElementsOf(direct.keySet());
            direct.forEach((operation, answer) -> assertThat(answer.equalsBySdkFields(byPython.get(operation)))
                    .describedAs("%s%n%s%n%s", operation, answer, byPython.get(operation))
                    .isTrue());
        }
    }
}
