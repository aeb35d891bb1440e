package dev.headgate.simulator.consistency;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A function in a JVM of its own, run by the client that runs it in Lambda. */
final class LambdaProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final RuntimeApi api;
    private final Process process;
    private final CompletableFuture<String> log;

    private LambdaProcess(RuntimeApi api, Process process) {
        this.api = api;
        this.process = process;
        log = CompletableFuture.supplyAsync(() -> textOf(process));
        // An exit without an answer is one, too; otherwise the test would wait for its limit.
        var unused = process.onExit().thenRun(() -> api.giveUp("it ended with " + process.exitValue()));
    }

    /** Starts a function that is invoked once. */
    static LambdaProcess start(Class<?> function, String event, String awsUrl, NativeClientLibrary library)
            throws IOException {
        RuntimeApi api = new RuntimeApi(event);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                library.option(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                // Surefire starts this JVM with a jar that only names the others.
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AWSLambda.class.getName(),
                function.getName());
        builder.directory(Repository.ROOT.resolve("simulator/target").toFile());
        builder.redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment(function, api.address(), awsUrl));
        return new LambdaProcess(api, builder.start());
    }

    RuntimeApi.Answer answer() throws InterruptedException {
        try {
            return api.answer(LIMIT);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            throw new IllegalStateException("No answer. The function said:\n" + log.join(), e);
        }
    }

    /** Everything that the function printed, once it has ended. */
    String log() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return log.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }

    private static Map<String, String> environment(Class<?> function, String runtimeApi, String awsUrl) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
                Map.entry("_HANDLER", function.getName()),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "headgate"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "example"),
                Map.entry("AWS_ENDPOINT_URL", awsUrl),
                Map.entry("HEADGATE_TABLE", "headgate"),
                Map.entry("HEADGATE_CONFIGURATION_PARAMETER", "/headgate/configuration"),
                Map.entry("HEADGATE_APPROVALS_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:headgate-approvals"),
                Map.entry("HEADGATE_ALERTS_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:headgate-alerts"),
                Map.entry("HEADGATE_UPDATES_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:headgate-updates"),
                Map.entry("HEADGATE_APPROVALS_URL", "https://approvals.example.com"),
                Map.entry(
                        "HEADGATE_DEPLOYMENT_STATE_MACHINE_ARN",
                        "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-deployment"));
    }

    private static String textOf(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "the output could not be read: " + e.getMessage();
        }
    }
}
