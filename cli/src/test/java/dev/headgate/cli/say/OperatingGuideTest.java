package dev.headgate.cli.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.installation.SimulatedInstallation;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The guide tells of every word that can be said, and of no other; and each helps whoever asks it. */
class OperatingGuideTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+) [^`]*` \\|");

    @TempDir
    Path folder = Path.of("");

    @Test
    void tellsOfEveryWord() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "operating.md"));

        assertThat(ROW.matcher(guide.substring(0, guide.indexOf("```sh")))
                        .results()
                        .map(it -> it.group(1)))
                .containsExactlyElementsOf(
                        specs().stream().map(CommandSpec::name).toList());
    }

    @Test
    void everyWordHasAnExampleThatItTakesAndListsItsExitCodes() {
        for (CommandSpec spec : specs()) {
            String example = String.join(" ", spec.usageMessage().footer()).strip();
            assertThat(example).startsWith("./headgate " + spec.name() + " ");
            String[] words = Pattern.compile("\"[^\"]*\"|\\S+")
                    .matcher(example)
                    .results()
                    .map(MatchResult::group)
                    .skip(2)
                    .toArray(String[]::new);
            assertThat(new CommandLine(spec).parseArgs(words).errors()).isEmpty();
            assertThat(spec.usageMessage().exitCodeList().keySet()).containsExactly("0", "1", "2", "3");
        }
    }

    private List<CommandSpec> specs() {
        Voice voice = new Voice(
                new SimulatedInstallation(folder, Manner.IGNORE).installations(),
                new SplittableRandom(1),
                Ink.NONE,
                Optional.empty());
        return voice.commands().stream().map(OperatingGuideTest::spec).toList();
    }

    private static CommandSpec spec(Callable<Integer> command) {
        return new CommandLine(command).getCommandSpec();
    }
}
