package dev.headgate.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import dev.headgate.benchmarks.endpoint.Quartiles;
import dev.headgate.function.Training;
import dev.headgate.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts functions in JVMs of their own, by the client that runs them in Lambda. */
final class Launch implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double NANOS = 1e6;

    private final Path folder = Files.createTempDirectory("headgate-cold-start");
    private final Path library = folder.resolve("client.so");
    private final int warm;

    /** @param warm events after the first */
    Launch(int warm) throws IOException {
        this.warm = warm;
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String name = "/jni/libaws-lambda-jni.linux" + (arm ? "-aarch_64" : "-x86_64") + ".so";
        try (InputStream in = Optional.ofNullable(AWSLambda.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException("The runtime interface client has no " + name))) {
            Files.copy(in, library);
        }
    }

    Path folder() {
        return folder;
    }

    /** Measures one start. */
    Measured measure(Variant variant) throws Exception {
        try (AwsStub aws = new AwsStub(Shifted.toNow(variant.work()));
                RuntimeStub api = new RuntimeStub(Json.write(variant.work().event()), 1 + warm, aws::rewind)) {
            long start = System.nanoTime();
            Process process = start(variant, aws, api, List.of());
            AtomicReference<Duration> processor = new AtomicReference<>(Duration.ZERO);
            api.onFirst(() -> processor.set(process.info().totalCpuDuration().orElse(Duration.ZERO)));
            var unused = process.onExit().thenRun(() -> api.giveUp("it ended with " + process.exitValue()));
            try {
                api.await(LIMIT);
            } catch (Exception e) {
                process.destroyForcibly();
                throw new IllegalStateException(variant.name() + " gave no answer: " + log(), e);
            }
            double memory = peak(process);
            end(process);
            List<Double> later = new ArrayList<>();
            for (int n = 1; n <= warm; n++) {
                later.add((api.answered(n) - api.handedOut(n)) / NANOS);
            }
            long begin = variant.restored() ? api.restored() : start;
            return new Measured(
                    (api.answered(0) - begin) / NANOS,
                    (api.answered(0) - api.handedOut(0)) / NANOS,
                    later.isEmpty() ? 0 : Quartiles.of(later).median(),
                    memory,
                    processor.get().toNanos() / NANOS);
        }
    }

    /** The names of the classes that are loaded until the first answer; which they are does not vary. */
    List<String> classes(Variant variant) throws Exception {
        Path log = folder.resolve("classes.log");
        try (AwsStub aws = new AwsStub(Shifted.toNow(variant.work()));
                RuntimeStub api = new RuntimeStub(Json.write(variant.work().event()), 1, aws::rewind)) {
            Process process = start(variant, aws, api, List.of("-Xlog:class+load:file=" + log + "::filesize=0"));
            var unused = process.onExit().thenRun(() -> api.giveUp("it ended with " + process.exitValue()));
            api.await(LIMIT);
            end(process);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(it -> it.contains(" source: "))
                    .map(it -> it.replaceFirst("^(\\[[^\\]]*\\])+\\s*(\\S+) source: .*", "$2"))
                    .toList();
        }
    }

    /** Lets a function run to its own end with more options: how an AOT cache is written. */
    String finish(Variant variant, List<String> options) throws Exception {
        try (AwsStub aws = new AwsStub(Shifted.toNow(variant.work()));
                RuntimeStub api = new RuntimeStub(Json.write(variant.work().event()), 1, aws::rewind)) {
            Process process = start(variant, aws, api, options);
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(variant.name() + " does not end: " + log());
            }
            return log();
        }
    }

    /** Writes the AOT cache that an image has, as its Dockerfile does. */
    String train(Path cache, String classPath) throws Exception {
        Process process = new ProcessBuilder(
                        java(),
                        "-XX:AOTCacheOutput=" + cache,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        // A cache does not fit another set of modules' rights.
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        Training.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return log();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Process start(Variant variant, AwsStub aws, RuntimeStub api, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + library));
        command.addAll(variant.options());
        command.addAll(more);
        command.addAll(List.of("-cp", variant.classPath(), AWSLambda.class.getName(), variant.handler()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(api.address(), aws.url(), variant.handler()));
        builder.environment().putAll(variant.variables());
        return builder.start();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static double peak(Process process) throws IOException {
        String status =
                Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status"), StandardCharsets.US_ASCII);
        Matcher peak = PEAK.matcher(status);
        return peak.find() ? Integer.parseInt(peak.group(1)) / 1024.0 : 0;
    }

    private static Map<String, String> environment(String runtimeApi, String aws, String handler) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
                Map.entry("_HANDLER", handler),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "headgate"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "example"),
                Map.entry("AWS_ENDPOINT_URL", aws),
                Map.entry("HEADGATE_TABLE", "headgate-deployments"),
                Map.entry("HEADGATE_CONFIGURATION_PARAMETER", "/headgate/configuration"),
                Map.entry("HEADGATE_APPROVALS_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:headgate-approvals"),
                Map.entry("HEADGATE_ALERTS_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:headgate-alerts"),
                Map.entry("HEADGATE_UPDATES_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:headgate-updates"),
                Map.entry("HEADGATE_APPROVALS_URL", "https://approvals.example.com"),
                Map.entry(
                        "HEADGATE_DEPLOYMENT_STATE_MACHINE_ARN",
                        "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-deployment"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
