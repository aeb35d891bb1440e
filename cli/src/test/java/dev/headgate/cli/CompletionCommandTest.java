package dev.headgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CompletionCommandTest {

    @TempDir
    Path folder = Path.of("");

    private Path script = Path.of("");

    @BeforeEach
    void print() throws IOException {
        script = Files.writeString(
                folder.resolve("headgate.bash"),
                CommandLineRun.of("completion", "bash").out());
    }

    @Test
    void isAScriptThatBashReads() throws Exception {
        assertThat(bash("bash -n " + script)).isEmpty();
    }

    /** As bash does it: the words so far, of which the last is to be completed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./headgate promo                | promote",
                "./headgate rollback w           | web",
                "./headgate rollback web st      | staging",
                "./headgate release web --to pr  | prod",
                "./headgate freeze de            | dev",
                "./headgate abort --rea          | --reason"
            })
    void completesCommandsOptionsServicesAndEnvironments(String words, String completed) throws Exception {
        List<String> all = List.of(words.split(" "));
        String array = String.join(" ", all.stream().map(it -> "'" + it + "'").toList());

        // Outside of a completion, bash refuses to set the options of one.
        String said = bash(
                "compopt() { :; }; source " + script + "; COMP_WORDS=(" + array + "); COMP_CWORD=" + (all.size() - 1)
                        + "; COMP_LINE='" + words + "'; COMP_POINT=" + words.length()
                        + "; $(complete -p headgate | sed 's/.*-F \\([^ ]*\\).*/\\1/'); printf '%s' \"${COMPREPLY[*]}\"");

        assertThat(said).isEqualTo(completed);
    }

    @Test
    void readsTheSameInZsh() {
        CommandLineRun zsh = CommandLineRun.of("completion", "zsh");

        assertThat(zsh.exitCode()).isZero();
        assertThat(zsh.out()).contains("bashcompinit").contains("complete -F _complete_headgate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fish", ""})
    void namesAShellThatItDoesNotKnow(String shell) {
        CommandLineRun run = CommandLineRun.of("completion", shell);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("bash, zsh");
    }

    private static String bash(String commands) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", commands)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }
}
