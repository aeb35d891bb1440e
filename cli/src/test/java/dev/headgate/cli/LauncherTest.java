package dev.headgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a checkout with a Maven and a JDK that only write down that they were called. */
@Timeout(60)
class LauncherTest {

    @TempDir
    Path folder = Path.of("");

    private Path root = Path.of("");

    private record Ran(int exitCode, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        root = Files.createDirectories(folder.resolve("checkout"));
        for (String module : List.of("configuration", "functions", "states-language", "simulator", "cli")) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
        }
        for (String directory : List.of(".mvn", "jdk/bin")) {
            Files.createDirectories(root.resolve(directory));
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("..", "headgate"), root.resolve("headgate"));
        Files.writeString(root.resolve(".mvn/find-jdk.sh"), "find_jdk() { HEADGATE_JDK=$root/jdk; }\n");
        script("mvnw", """
                echo built >>builds
                sleep 2
                mkdir -p cli/target/lib
                touch cli/target/headgate.jar
                """);
        // Like the JVM, it leaves an archive, and runs what it is given.
        script("jdk/bin/java", """
                for argument in "$@"; do
                    case "$argument" in -XX:SharedArchiveFile=*) archive=${argument#*=} ;; esac
                done
                [ -f "$archive" ] || { touch "$archive"; echo archived >>"${0%/jdk/bin/java}/archives"; }
                echo "ran $*"
                """);
    }

    @Test
    void twoThatStartAtOnceBuildOnce() throws Exception {
        List<Started> both = Stream.of(start(), start()).toList();
        List<Ran> ran = List.of(end(both.get(0)), end(both.get(1)));

        assertThat(ran).allSatisfy(it -> {
            assertThat(it.exitCode()).as(it.err()).isZero();
            assertThat(it.out()).contains("ran ", "demo");
        });
        assertThat(Files.readAllLines(root.resolve("builds"))).hasSize(1);
        assertThat(Files.readAllLines(root.resolve("archives"))).hasSize(1);
        assertThat(ran.stream().map(Ran::err))
                .anyMatch(err -> err.contains("another one is building here; waiting for it"));
    }

    @Test
    void aMovedCheckoutMakesItsClassArchiveAnew() throws Exception {
        assertThat(end(start()).exitCode()).isZero();
        assertThat(end(start()).exitCode()).isZero();
        assertThat(Files.readAllLines(root.resolve("archives"))).hasSize(1);

        root = Files.move(root, folder.resolve("moved"));
        Ran moved = end(start());

        assertThat(moved.exitCode()).as(moved.err()).isZero();
        assertThat(moved.err()).isEmpty();
        assertThat(Files.readAllLines(root.resolve("archives"))).hasSize(2);
        assertThat(Files.readAllLines(root.resolve("builds"))).hasSize(1);
    }

    /** One that was killed in the middle of a build must not keep all others out. */
    @Test
    void takesOverALockWhoseOwnerIsGone() throws Exception {
        Process killed = start().process();
        Path lock = root.resolve("cli/target/headgate.lock");
        while (!Files.exists(lock.resolve("pid"))) {
            Thread.sleep(20);
        }
        killed.destroyForcibly().waitFor();

        assertThat(end(start()).exitCode()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void leavesNoLockBehindAFailedBuild() throws Exception {
        script("mvnw", "echo no network >&2; exit 1");

        Ran failed = end(start());

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("no network", "the build failed; what Maven said is above");
        assertThat(root.resolve("cli/target/headgate.lock")).doesNotExist();
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(root.resolve(name), "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Started(Process process, Path out, Path err) {}

    private Started start() throws IOException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = new ProcessBuilder("sh", root.resolve("headgate").toString(), "demo")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Started(process, out, err);
    }

    private static Ran end(Started started) throws IOException, InterruptedException {
        int exitCode = started.process().waitFor();
        return new Ran(exitCode, Files.readString(started.out()), Files.readString(started.err()));
    }
}
