package dev.headgate.cli.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.installation.SimulatedInstallation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackCommandTest {

    @TempDir
    Path folder = Path.of("");

    private SayScene scene = new SayScene(Path.of("target"));

    @BeforeEach
    void begin() {
        scene = new SayScene(folder);
    }

    @Test
    void bringsBackWhatServedBefore() {
        CommandLineRun released = scene.say("release", "web", "--tag", "v3", "--to", "dev", "--watch");

        CommandLineRun run = scene.say("rollback", "web", "dev", "--reason", "orders fail", "--watch");

        assertThat(released.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("web-dev: DEPLOYED, every environment is deployed\n");
        assertThat(run.exitCode()).isZero();
        var newest =
                scene.installation.world.records().deployed("web", "dev", 1).getFirst();
        assertThat(newest.plan().release().rollback()).isTrue();
        assertThat(newest.plan().release().image().tag()).contains("v2");
        assertThat(newest.plan().release().reason()).isEqualTo("orders fail");
        assertThat(newest.plan().release().requestedBy()).isEqualTo(SimulatedInstallation.CAROL);
    }

    @Test
    void saysNowWhereEveryMinuteCounts() {
        ScriptedStepFunctions machine = new ScriptedStepFunctions().running(1);
        scene.installation.answerBy(machine);

        CommandLineRun run = scene.say("rollback", "web", "prod", "--now", "--reason", "orders fail");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("Follow it: ./headgate status web --watch\n");
        assertThat(machine.onlyStart().stateMachineArn()).endsWith(":headgate-release");
        assertThat(machine.onlyStart().name()).matches("rollback-web-prod-[0-9a-f]{8}");
        assertThat(machine.input())
                .isEqualTo(Map.of(
                        "rollback",
                        true,
                        "service",
                        "web",
                        "environment",
                        "prod",
                        "now",
                        true,
                        "reason",
                        "orders fail",
                        "requestedBy",
                        SimulatedInstallation.CAROL));
    }

    @Test
    void refusesAPlaceThatIsNone() {
        CommandLineRun run = scene.say("rollback", "web", "porD");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("web does not run in \"porD\"; did you mean prod? (known: dev, prod)\n");
        assertThat(scene.executions("release")).isEmpty();
    }
}
