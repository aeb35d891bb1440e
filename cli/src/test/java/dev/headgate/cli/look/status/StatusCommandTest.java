package dev.headgate.cli.look.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.look.LookScene;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.simulator.scenario.Approvers.Manner;
import org.junit.jupiter.api.Test;

class StatusCommandTest {

    @Test
    void tries() {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilGreenHas(100, "dev");
        System.out.println(status(scene).out());
        scene.untilGreenHas(10, "staging").pass(java.time.Duration.ofMinutes(2));
        System.out.println(status(scene, "web").out());
        scene.until(() -> scene.deployment("prod").isPresent()).pass(java.time.Duration.ofSeconds(20));
        System.out.println(status(scene).out());
        scene.untilGreenHas(100, "prod").pass(java.time.Duration.ofMinutes(4));
        System.out.println(status(scene).out());
        System.out.println(status(scene, "--json").out());
        LookScene scene2 = new LookScene("happy", Manner.APPROVE).untilGreenHas(100, "dev");
        System.out.println(status(scene2, "web", "--watch").out());
        LookScene scene3 = new LookScene("needs-human-then-recovered", Manner.APPROVE);
        CommandLineRun run = status(scene3, "web", "--watch");
        System.out.println(run.out() + run.err() + run.exitCode());
    }

    private static CommandLineRun status(LookScene scene, String... arguments) {
        return scene.ask(it -> new StatusCommand(it, Terminal.NONE), arguments);
    }
}
