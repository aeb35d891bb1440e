package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A second opinion on the definitions that are derived: asl-validator, a program of npm that knows the States Language's schema.
 * What it reads stays in {@code simulator/target/statemachine}, for whoever wants it in the console.
 */
class AslValidatorTest {

    /** Seen from the root, where npm has its programs. */
    private static final Path DERIVED = Path.of("simulator", "target", "statemachine");

    private static final Path INSTALLED = Repository.ROOT.resolve("node_modules/.package-lock.json");
    private static final Path LOCK = Repository.ROOT.resolve("package-lock.json");
    private static final Pattern OFFLINE =
            Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED|ENETUNREACH");

    @BeforeAll
    static void derive() throws IOException {
        Files.createDirectories(Repository.ROOT.resolve(DERIVED));
        for (String machine : Definition.MACHINES) {
            Files.writeString(Repository.ROOT.resolve(derived(machine)), Definition.text(machine));
        }
    }

    @Test
    void findsTheDefinitionsValid() throws IOException, InterruptedException {
        assumeTrue(isOnThePath("npm"), "npm is not on the PATH: asl-validator is left out");
        install();

        List<String> command = new ArrayList<>(List.of("npx", "--no-install", "asl-validator"));
        for (String machine : Definition.MACHINES) {
            command.addAll(List.of("--json-path", derived(machine).toString()));
        }
        Result result = run(command);

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output()).contains("deployment.asl.json\" is valid", "release.asl.json\" is valid");
    }

    /** The limit of CreateStateMachine, in bytes of UTF-8. */
    @Test
    void noDefinitionIsLargerThanStepFunctionsTakes() throws IOException {
        for (String machine : Definition.MACHINES) {
            assertThat(Files.size(Repository.ROOT.resolve(derived(machine)))).isBetween(5_000L, 1_048_576L);
        }
    }

    /** Where a package is fetched from is each machine's own business. */
    @Test
    void theLockFileNamesNoRegistry() {
        assertThat(Repository.read(LOCK)).contains("\"integrity\"").doesNotContain("\"resolved\"");
    }

    /** Once for each lock file; what was installed stays in node_modules. */
    private static void install() throws IOException, InterruptedException {
        if (Files.exists(INSTALLED)
                && Files.getLastModifiedTime(INSTALLED).compareTo(Files.getLastModifiedTime(LOCK)) >= 0) {
            return;
        }
        Result result = run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        assumeTrue(
                result.status() == 0 || !OFFLINE.matcher(result.output()).find(),
                () -> "npm cannot reach its registry: asl-validator is left out\n" + result.output());
        assertThat(result.status()).as(result.output()).isZero();
    }

    private static Path derived(String machine) {
        return DERIVED.resolve(machine + ".asl.json");
    }

    private record Result(int status, String output) {}

    private static Result run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Repository.ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
