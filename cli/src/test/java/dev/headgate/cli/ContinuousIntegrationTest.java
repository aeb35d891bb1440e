package dev.headgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What CI runs on which JDK, in a checkout with a Maven that only writes down how it was called, on a machine with these JDKs. */
@Timeout(60)
class ContinuousIntegrationTest {

    @TempDir
    Path folder = Path.of("");

    private Path root = Path.of("");
    private Path calls = Path.of("");

    private record Ran(int exitCode, String said) {}

    @BeforeEach
    void layOut() throws IOException {
        // With a space, as people have in theirs.
        root = Files.createDirectories(folder.resolve("a checkout"));
        calls = Files.createFile(root.resolve("calls"));
        Files.createDirectories(root.resolve(".ci"));
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("browser"));
        Files.copy(Path.of("..", ".ci", "run"), root.resolve(".ci/run"));
        Files.copy(Path.of("..", ".mvn", "find-jdk.sh"), root.resolve(".mvn/find-jdk.sh"));
        script(root.resolve("mvnw"), "echo \"mvnw $*\" >>calls");
        script(root.resolve("browser/run"), "echo browser >>calls");
    }

    @Test
    void runsTheTestsOnAJdkOfAnotherReleaseToo() throws Exception {
        machineWith("17", "25.0.1", "25", "21.0.9");

        Ran ran = run();

        assertThat(ran.exitCode()).as(ran.said()).isZero();
        assertThat(ran.said()).contains("testing on JDK 25 (", "on JDK 21, too (");
        assertThat(Files.readAllLines(calls))
                .containsExactly("mvnw verify", "browser", "mvnw test -Djvm=" + jdk("21.0.9") + "/bin/java");
    }

    @Test
    void saysSoWhereThereIsNoOther() throws Exception {
        machineWith("17", "25.0.1", "25");

        Ran ran = run();

        assertThat(ran.exitCode()).as(ran.said()).isZero();
        assertThat(ran.said()).contains("tested on JDK 25 alone");
        assertThat(Files.readAllLines(calls)).containsExactly("mvnw verify", "browser");
    }

    @Test
    void failsWhereThereIsNoneAndSaysWhatToInstall() throws Exception {
        machineWith("17", "1.8.0_402");

        Ran ran = run();

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.said()).contains("No JDK of release 21 or later was found", "Install one");
        assertThat(Files.readAllLines(calls)).isEmpty();
    }

    @Test
    void failsOnTheOtherJdkAsOnTheFirst() throws Exception {
        machineWith("21", "25");
        script(root.resolve("mvnw"), "[ \"$1\" = verify ]");

        assertThat(run().exitCode()).isEqualTo(1);
    }

    private Path jdk(String version) {
        return folder.resolve("jdk " + version);
    }

    /** The JDKs in the order in which they are looked at, in place of those that this machine has. */
    private void machineWith(String... versions) throws IOException {
        for (String version : versions) {
            Path home = Files.createDirectories(jdk(version));
            Files.createDirectories(home.resolve("bin"));
            script(home.resolve("bin/javac"), "exit 1");
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
        List<String> homes = List.of(versions).stream()
                .map(version -> "'" + jdk(version) + "'")
                .toList();
        Files.writeString(
                root.resolve(".mvn/find-jdk.sh"),
                "jdk_homes() { printf '%s\\n' " + String.join(" ", homes) + "; }\n",
                StandardOpenOption.APPEND);
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", root.resolve(".ci/run").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
