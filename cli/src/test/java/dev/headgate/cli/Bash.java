package dev.headgate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A shell with AWS's own command line, as a reader has it. */
public record Bash(Path folder) {

    /** What a script wrote, to either stream. */
    public record Said(int exitCode, String text) {}

    /** Skips the test where one of them is not installed. */
    public static void assumeThatTheAwsCommandLineIsThere() throws InterruptedException {
        for (String program : new String[] {"bash", "aws"}) {
            assumeTrue(isThere(program), program + " is not installed");
        }
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a script that ends at the first command that fails, and tells each before it runs; nothing of the caller's own AWS is used. */
    public Said run(String script, int atMostSeconds) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euxo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment()
                .putAll(Map.of(
                        "AWS_CONFIG_FILE", "/dev/null",
                        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                        "AWS_EC2_METADATA_DISABLED", "true",
                        "AWS_PAGER", ""));
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(atMostSeconds, TimeUnit.SECONDS);
            assertThat(ended).describedAs(Files.readString(said)).isTrue();
            return new Said(process.exitValue(), Files.readString(said));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
