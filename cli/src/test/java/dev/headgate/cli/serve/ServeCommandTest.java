package dev.headgate.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** What somebody starts on one terminal, they use on another. */
@Timeout(60)
class ServeCommandTest {

    private static final String RELEASE = "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release";

    private static SfnClient stepFunctions(ServingTerminal terminal) throws InterruptedException {
        return SfnClient.builder()
                .endpointOverride(URI.create(terminal.endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("111122223333", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Test
    void playsAReleaseThatAnSdkStarts(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("headgate.yaml");
        Files.writeString(file, """
                headgate: 1
                region: us-east-1
                account: "111122223333"
                environments: {dev: {wave: 1}}
                services: {web: {port: 8080, environments: {dev: {strategy: allAtOnce, bake: 2m}}}}
                """);
        try (ServingTerminal terminal =
                        new ServingTerminal("serve", "--port", "0", "--pace", "instant", "--config", file.toString());
                SfnClient states = stepFunctions(terminal)) {
            StartExecutionResponse started = states.startExecution(it -> it.stateMachineArn(RELEASE)
                    .input("{\"service\": \"web\", \"imageTag\": \"v3\", \"reason\": \"r\", \"requestedBy\": \"me\"}"));
            assertThat(Duration.between(started.startDate(), Instant.now()).abs())
                    .isLessThan(Duration.ofMinutes(5));

            ExecutionStatus status = ExecutionStatus.RUNNING;
            while (status == ExecutionStatus.RUNNING) {
                status = states.describeExecution(it -> it.executionArn(started.executionArn()))
                        .status();
            }

            assertThat(status).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(terminal.toString()).contains("Mail to team@example.com: [Headgate] web in dev: DEPLOYED");
        }
    }

    /** In a process of its own, for the SDK reads its variables there: Step Functions, DynamoDB and STS are to be this one's. */
    @Test
    void isFoundByTheCommandLineWhereTheVariableOfTheSdkSaysSo() throws IOException, InterruptedException {
        try (ServingTerminal terminal = new ServingTerminal("serve", "--port", "0", "--pace", "instant")) {
            ProcessBuilder other = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.headgate.cli.HeadgateCommand",
                    "recover",
                    "web-dev-v2");
            other.environment().put("AWS_ENDPOINT_URL", terminal.endpoint());
            other.environment().put("AWS_ACCESS_KEY_ID", "111122223333");
            other.environment().put("AWS_SECRET_ACCESS_KEY", "any");

            Process process = other.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            // The outcome is in the record alone.
            assertThat(said).startsWith("web-dev-v2: DEPLOYED, it has ended DEPLOYED already\nIt serves now: ");
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void servesTheDashboardAtTheSameAddress() throws IOException, InterruptedException {
        try (ServingTerminal terminal = new ServingTerminal("serve", "--port", "0")) {
            URI dashboard = URI.create(terminal.dashboard());

            assertThat(dashboard).isEqualTo(URI.create(terminal.endpoint() + "/"));
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(dashboard).build(), BodyHandlers.ofString())
                            .body())
                    .contains("<title>Headgate</title>");
        }
    }

    @Test
    void saysWhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineRun run = CommandLineRun.of("serve", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("can not be used", "--port");
        }
    }

    @Test
    void saysWhatIsWrongWithAConfiguration(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("headgate.yaml"), "headgate: 1\n");

        assertThat(CommandLineRun.of("serve", "--port", "0", "--config", file.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("serve", "--config", "/no/such/file").exitCode())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("serve", "--pace", "0x").exitCode()).isEqualTo(2);
    }
}
