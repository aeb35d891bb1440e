package dev.headgate.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.Bash;
import dev.headgate.cli.HeadgateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/try-it.md does what the page says, as it is written there. Skipped without bash or the AWS command line. */
@Timeout(900)
class TryItTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern SERVE = Pattern.compile("\\./headgate (serve [^#\\n]*).*\\n");
    private static final String WRITTEN_ENDPOINT = "http://127.0.0.1:4566";
    private static final int AT_MOST_SECONDS = 800;

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void isInstalled() throws InterruptedException {
        Bash.assumeThatTheAwsCommandLineIsThere();
    }

    @Test
    void everyCommandRunsAsItIsWritten() throws IOException, InterruptedException {
        List<String> blocks = blocks();
        MatchResult serve =
                SERVE.matcher(blocks.getFirst()).results().findFirst().orElseThrow();
        assertThat(blocks.getFirst()).isEqualTo(serve.group());
        layOut();

        try (ServingTerminal terminal = new ServingTerminal(arguments(serve.group(1)))) {
            String script = String.join("\n", blocks.subList(1, blocks.size()));
            assertThat(script).contains(WRITTEN_ENDPOINT);

            Bash.Said said =
                    new Bash(folder).run(script.replace(WRITTEN_ENDPOINT, terminal.endpoint()), AT_MOST_SECONDS);

            assertThat(said.exitCode()).describedAs(said.text()).isZero();
            assertThat(said.text())
                    .contains("\"outcome\":\"ROLLED_BACK\",\"reason\":\"alarm web-staging-5xx is red")
                    .contains("All is well.")
                    .containsPattern(
                            "(?s)--execution-arn arn\\S+ --query output.*--execution-arn arn\\S+ --query output.*\"outcome\":\"ROLLED_BACK\"");
            assertThat(Files.readString(folder.resolve("widget.json"))).contains("10 %");
            assertThat(terminal.toString())
                    .contains("web in staging: ROLLED_BACK - alarm web-staging-5xx is red", "release-1");
        }
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("..", "docs", "try-it.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** As it is written, but for the port, which may be somebody else's here. */
    private String[] arguments(String written) {
        List<String> arguments = new ArrayList<>(List.of(written.strip().split(" ")));
        arguments.replaceAll(
                it -> it.startsWith("examples/") ? folder.resolve(it).toString() : it);
        arguments.addAll(List.of("--port", "0"));
        return arguments.toArray(String[]::new);
    }

    /** What of a checkout the commands name: the examples, and a launcher that has nothing to build. */
    private void layOut() throws IOException {
        Files.createDirectories(folder.resolve("examples"));
        try (Stream<Path> examples = Files.list(Path.of("..", "examples"))) {
            for (Path example : examples.filter(Files::isRegularFile).toList()) {
                Files.copy(example, folder.resolve("examples").resolve(example.getFileName()));
            }
        }
        Path launcher = Files.writeString(
                folder.resolve("headgate"),
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dheadgate.root='%s' -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                Path.of("..").toAbsolutePath().normalize(),
                                System.getProperty("java.class.path"),
                                HeadgateCommand.class.getName()));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
