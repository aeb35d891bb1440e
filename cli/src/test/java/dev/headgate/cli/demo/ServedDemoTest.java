package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.Bash;
import dev.headgate.cli.CommandLineRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** At the address of a demo that takes its time are the accounts in which it plays, as at that of {@code serve}. */
@Timeout(120)
class ServedDemoTest {

    private static final Pattern ADDRESS =
            Pattern.compile("AWS and the dashboard are at (http://127\\.0\\.0\\.1:\\d+)\\R");
    private static final String RELEASE = "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release";

    private final Told err = new Told();
    private final StringWriter out = new StringWriter();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    @TempDir
    Path folder = Path.of("");

    /** Tells when the address is known. */
    private static final class Told extends StringWriter {
        private final CountDownLatch told = new CountDownLatch(1);

        @Override
        public void flush() {
            if (ADDRESS.matcher(toString()).find()) {
                told.countDown();
            }
        }
    }

    /** As slow as this, it does not end before it is looked at. */
    @BeforeEach
    void begin() {
        Thread demo = Thread.ofPlatform()
                .daemon()
                .start(() -> exitCode.complete(CommandLineRun.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute("demo", "--pace", "1x", "--approve", "auto")));
        stop = demo::interrupt;
    }

    private Runnable stop = () -> {};

    @AfterEach
    void end() {
        stop.run();
        assertThat(exitCode.join()).isNotZero();
    }

    private String address() throws InterruptedException {
        assertThat(err.told.await(60, TimeUnit.SECONDS))
                .describedAs(err.toString())
                .isTrue();
        Matcher address = ADDRESS.matcher(err.toString());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    @Test
    void anSdkFindsTheReleaseThere() throws InterruptedException {
        try (SfnClient states = SfnClient.builder()
                .endpointOverride(URI.create(address()))
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("111122223333", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            assertThat(states.listExecutions(it -> it.stateMachineArn(RELEASE)).executions())
                    .extracting(ExecutionListItem::name)
                    .containsExactly("demo-happy");
        }
    }

    @Test
    void theAwsCommandLineDoesThereWhatItDoesWithServe() throws IOException, InterruptedException {
        Bash.assumeThatTheAwsCommandLineIsThere();
        Bash.Said said = new Bash(folder).run("""
                export AWS_ENDPOINT_URL=%s AWS_ACCESS_KEY_ID=111122223333 AWS_SECRET_ACCESS_KEY=any AWS_REGION=us-east-1 \
                  AWS_DEFAULT_REGION=us-east-1
                release=$(aws stepfunctions list-executions --state-machine-arn %s --query 'executions[0].executionArn' --output text)
                aws ecs describe-services --cluster headgate-prod --services web-prod --query 'services[].status'
                aws stepfunctions describe-execution --execution-arn "$release" --query '[name, status]'
                aws stepfunctions stop-execution --execution-arn "$release" --cause 'seen enough'
                """.formatted(address(), RELEASE), 100);

        assertThat(said.exitCode()).describedAs(said.text()).isZero();
        assertThat(said.text()).contains("ACTIVE", "demo-happy", "\"RUNNING\"", "stopDate");
        // Nothing goes on any more: the demo ends.
        assertThat(exitCode.join()).isNotZero();
    }

    @Test
    void aBrowserFindsTheDashboardThere() throws IOException, InterruptedException {
        HttpRequest dashboard = HttpRequest.newBuilder(URI.create(address())).build();

        assertThat(HttpClient.newHttpClient()
                        .send(dashboard, BodyHandlers.ofString())
                        .body())
                .contains("<title>Headgate</title>");
    }
}
