package dev.headgate.cli.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.Reason;
import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.installation.Installations;
import dev.headgate.cli.look.history.HistoryCommand;
import dev.headgate.cli.look.show.ShowCommand;
import dev.headgate.cli.look.status.StatusCommand;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Outcome;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.Overruling;
import dev.headgate.release.Release;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks for a release, answers a question or names an image writes nothing but their words onto a terminal. */
class UntrustedTextTest {

    /** Clears the screen, forges a line, turns text around, and an escape of one byte. */
    private static final String EVIL = "x\u001b[2J\r\nweb-prod DEPLOYED\u202e\u2066txt.exe\u009b31m\u0085y";

    private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]";

    private final LookScene scene = new LookScene("happy", Manner.APPROVE).untilItIsOver();

    UntrustedTextTest() {
        Deployment stuck = deployment("stuck");
        scene.records().register(stuck);
        scene.records().takeTurn(stuck);
        scene.records().close(stuck.closed(new Closing(Outcome.NEEDS_HUMAN, EVIL, EVIL, scene.now())));
    }

    static Stream<List<String>> words() {
        return Stream.of(
                List.of("status"),
                List.of("status", "web", "--watch"),
                List.of("status", "--json"),
                List.of("history", "web"),
                List.of("history", "web", "--json"),
                List.of("show", "stuck"),
                List.of("show", "stuck", "--json"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void nothingUnseenReachesATerminal(List<String> words) {
        CommandLineRun run = ask(words, Terminal.NONE);

        assertThat(run.out() + run.err()).doesNotContainPattern(UNSEEN).contains("txt.exe");
        assertThat(run.lines()).noneMatch(line -> line.startsWith("web-prod DEPLOYED"));
    }

    @Test
    void coloursAreOursAlone() {
        Terminal coloured = new Terminal(false, false, Ink.ANSI);

        String out = ask(List.of("show", "stuck"), coloured).out();

        assertThat(out.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(ask(List.of("show", "stuck"), Terminal.NONE).out());
        assertThat(out).contains("\u001b[").doesNotContain("\u001b[2J");
    }

    private Deployment deployment(String id) {
        Environment prod = scene.configuration()
                .service("web")
                .flatMap(it -> it.environment("prod"))
                .orElseThrow();
        Image image = new Image(
                "111122223333.dkr.ecr.us-east-1.amazonaws.com/web", "sha256:" + "ab".repeat(32), Optional.of(EVIL));
        Release release = new Release(
                "r-1",
                "web",
                image,
                false,
                EVIL,
                EVIL,
                scene.now(),
                "arn:aws:states:us-east-1:111122223333:execution:headgate-release:r-1",
                Optional.of(EVIL),
                Optional.of(EVIL),
                Optional.empty(),
                Optional.of(new Overruling(EVIL)));
        DeploymentPlan plan = new DeploymentPlan(id, release, prod, "web", 8080, "any");
        return Deployment.open(
                        plan, "arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:" + id, scene.now())
                .decided(new GateDecision(
                        Gate.Before.DEPLOYMENT, GateDecision.Decided.REJECTED, EVIL, Optional.of(EVIL), scene.now()))
                .found(new Finding(Reason.HARM, EVIL, List.of(EVIL), scene.now()))
                .failing(new Cause(Cause.Kind.REJECTED, EVIL, scene.now()));
    }

    private CommandLineRun ask(List<String> words, Terminal terminal) {
        Function<Installations, Object> command = it -> switch (words.getFirst()) {
            case "status" -> new StatusCommand(it, terminal);
            case "history" -> new HistoryCommand(it, terminal);
            default -> new ShowCommand(it, terminal);
        };
        return scene.ask(command, words.subList(1, words.size()).toArray(String[]::new));
    }
}
