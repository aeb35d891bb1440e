package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scenario shows what it is about: what was survived well leaves no other trace on the screen. */
class NarrationTest {

    @Test
    void tellsOfALostReply() {
        assertThat(CommandLineRun.ofDemo("lost-reply-on-create").lines())
                .contains(
                        "00:00:02  ! the reply of CreateDeployment is lost: AWS has done it, and Headgate does not know")
                .contains("Survived: 2 calls whose reply was lost");
    }

    @Test
    void tellsOfStepsThatRanTwice() {
        assertThat(CommandLineRun.ofDemo("everything-twice").lines())
                .anyMatch(line ->
                        line.endsWith("! Lambda runs StartDeployment a second time: it must change nothing more"))
                .anyMatch(line -> line.matches("Survived: \\d+ steps that ran twice"));
    }

    @Test
    void tellsOfARefusedStopAndWhatFollowed() {
        List<String> lines = CommandLineRun.ofDemo("stop-refused").lines();

        assertThat(lines)
                .anyMatch(line -> line.contains("! alarm web-prod-5xx turns red in prod"))
                .anyMatch(line -> line.contains("rolling back: CodeDeploy is asked to stop"))
                .anyMatch(line -> line.contains("rolling back: CodeDeploy refuses to stop"))
                .anyMatch(line -> line.contains("so blue is deployed anew"));
    }

    @Test
    void tellsThatADeploymentGaveWay() {
        CommandLineRun run = CommandLineRun.ofDemo("superseded");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines())
                .contains("00:09:00  ! another release is started: dave wants v4 in staging")
                .anyMatch(line -> line.contains(" staging ") && line.contains("SUPERSEDED: the newer deployment"))
                .anyMatch(line -> line.startsWith("web v3 (d19f03c4cc86): SUPERSEDED after"))
                .anyMatch(line -> line.contains("dev      ▕██████████▏ 100 % green") && line.contains("DEPLOYED"))
                .contains("  prod     not reached  serves v2 (00261f246e7b)");
    }

    @Test
    void showsHowAnOperatorRecoversWhatNeededAHuman() {
        CommandLineRun run = CommandLineRun.ofDemo("needs-human-then-recovered");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines().stream().filter(line -> line.matches(".*(NEEDS_HUMAN:|operator makes|ROLLED_BACK:).*")))
                .satisfies(lines -> assertThat(lines.getFirst()).contains("NEEDS_HUMAN"))
                .satisfies(lines ->
                        assertThat(lines.getLast()).contains("  0 % green").contains("ROLLED_BACK: "))
                .anyMatch(line -> line.contains("! an operator makes prod's role anew"));
        assertThat(run.lines()).anyMatch(line -> line.startsWith("  prod     ROLLED_BACK  serves v2"));
    }
}
