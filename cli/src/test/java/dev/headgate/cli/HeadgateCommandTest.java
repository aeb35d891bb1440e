package dev.headgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.checkout.Checkout;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadgateCommandTest {

    @Test
    void namesItsCommandsInItsHelp() {
        CommandLineRun run = CommandLineRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("demo", "judge", "doctor", "--version", "--trace");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void saysItsVersion() {
        CommandLineRun run = CommandLineRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("headgate ").contains("Java " + Runtime.version());
    }

    @Test
    void wantsACommand() {
        CommandLineRun run = CommandLineRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("name a command: demo, serve, judge, init, status, history, show, plan, doctor");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "demmo                  | headgate: there is no 'demmo'; did you mean demo?",
                "demo --sed=3           | headgate demo: there is no '--sed'; did you mean --seed?",
                "demo --secnario        | headgate demo: there is no '--secnario'; did you mean --scenario?",
                "demo --xyzzy           | headgate demo: there is no '--xyzzy'",
                "demo --seed            | Missing required parameter for option '--seed'",
                "demo --seed x          | Invalid value for option '--seed'",
                "demo --pace fast       | 'fast' is no pace: say instant, or 0.1x to 100000x, such as 60x",
                "demo --pace 0x         | '0x' is no pace",
                "demo --approve aut     | 'aut' is none of auto, reject, never, ask; did you mean auto?"
            })
    void namesBadUsageAndWhatWouldBeRight(String arguments, String message) {
        CommandLineRun run = CommandLineRun.of(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).contains("--help");
    }

    @Test
    void keepsTheTraceOfAnUnexpectedErrorForThoseWhoAsk() {
        Checkout broken = new Checkout(Path.of("a-checkout-that-lacks-its-state-machines"));
        String[] demo = {"demo", "--pace", "instant", "--config", "../headgate.yaml"};
        CommandLineRun brief = CommandLineRun.in(broken, demo);
        CommandLineRun traced = CommandLineRun.in(
                broken, Stream.concat(Stream.of(demo), Stream.of("--trace")).toArray(String[]::new));

        assertThat(brief.exitCode()).isEqualTo(1);
        assertThat(brief.err()).contains("a fault of the program", "--trace").doesNotContain("\tat ");
        assertThat(traced.exitCode()).isEqualTo(1);
        assertThat(traced.err()).contains("\tat dev.headgate");
    }
}
