package dev.headgate.cli.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.installation.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recover and settle, of a deployment that lost its deploy role while traffic was on its way. */
class TakeoverCommandsTest {

    @TempDir
    Path folder = Path.of("");

    private SayScene scene = new SayScene(Path.of("target"));
    private World world = scene.installation.world;

    @BeforeEach
    void begin() {
        scene = new SayScene(folder);
        world = scene.installation.world;
    }

    @Test
    void recoversADeploymentAndFollowsItUntilBlueServes() {
        String stuck = stuckInProd();

        CommandLineRun run = scene.say("recover", stuck);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(": blue is being brought back, and looked for\n")
                .contains(stuck + ": ROLLED_BACK, nothing could be seen of the deployment for 5 min")
                .endsWith(" (blue, as before)\n");
        assertThat(run.exitCode()).isZero();
        assertThat(world.records().locks()).isEmpty();
    }

    @Test
    void recoversWithoutTheProgressOfItWhereTheTableIsNotToBeRead() {
        String stuck = stuckInProd();
        scene.installation.hideTable();

        CommandLineRun run = scene.say("recover", stuck);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith(stuck + ": ROLLED_BACK, ");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void settlesADeploymentAsItIs() {
        String stuck = stuckInProd();

        CommandLineRun run = scene.say("settle", stuck, "--reason", "repaired by hand");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(stuck + ": ")
                .contains("settled as it is by arn:aws:iam::111122223333:user/carol: repaired by hand");
        assertThat(run.exitCode()).isZero();
        assertThat(world.records().locks()).isEmpty();
    }

    @Test
    void needsAReasonToSettle() {
        CommandLineRun run = scene.say("settle", "web-prod-v2");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--reason must say why what serves may stay\n");
    }

    @Test
    void tellsThatADeploymentIsAliveOrHasEndedOrIsNone() {
        var unused = scene.say("release", "web", "--tag", "v3", "--to", "dev");
        String alive = world.records().locks().getFirst().deploymentId();

        CommandLineRun ofAlive = scene.say("recover", alive);
        CommandLineRun ofEnded = scene.say("recover", "web-prod-v2");
        CommandLineRun ofNone = scene.say("recover", "web-prod-nope");

        assertThat(ofAlive.exitCode()).isEqualTo(3);
        assertThat(ofAlive.err()).startsWith("recover: refused: Deployment " + alive + " is alive");
        assertThat(ofEnded.exitCode()).isZero();
        assertThat(ofEnded.out()).startsWith("web-prod-v2: DEPLOYED, it has ended DEPLOYED already\n");
        assertThat(ofNone.exitCode()).isEqualTo(3);
        assertThat(ofNone.err()).startsWith("recover: refused: No deployment has the id web-prod-nope.");
    }

    /** Nobody can see what serves in prod; then its role is made anew. */
    private String stuckInProd() {
        var unused = scene.say("release", "web", "--tag", "v3", "--no-wait");
        Target prod = world.configuration()
                .service("web")
                .flatMap(it -> it.environment("prod"))
                .orElseThrow()
                .target();
        runUntil(() ->
                inProd().stream().anyMatch(it -> it.milestones().trafficBegan().isPresent()));
        world.tooling().sts().removeRole(prod.roleArn());
        runUntil(() -> inProd().stream()
                .anyMatch(it -> it.closing()
                        .filter(end -> end.outcome() == Outcome.NEEDS_HUMAN)
                        .isPresent()));
        world.tooling().sts().addRole(prod.roleArn(), prod.externalId());
        return inProd().getFirst().id();
    }

    private List<Deployment> inProd() {
        return world.records().locks().stream()
                .filter(it -> it.lockName().equals("web/prod"))
                .flatMap(it -> world.records().find(it.deploymentId()).stream())
                .toList();
    }

    private void runUntil(BooleanSupplier condition) {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            world.loop().runFor(Duration.ofSeconds(10));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
