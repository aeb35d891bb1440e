package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.installation.Turbulence;
import dev.headgate.simulator.law.Place;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * A rollback does not wait behind a scan, somebody's deployment or a dead execution: what holds the environment and has begun
 * nothing is ended, however long it would sleep yet, and its execution ends with that outcome when it wakes.
 */
class RollbackWaitsForNobodyTest {

    private static final String SCANNED = PromiseScene.AT_ONCE + "blockScanFindings: HIGH\nturnTimeout: 24h\n";
    private static final String ASKED =
            PromiseScene.AT_ONCE + "gates: [{before: deployment, approvers: [alice], expiresAfter: 8h}]\n";
    private static final String GAVE_WAY =
            "SUPERSEDED: gave way to the rollback emergency that carol asked for: it burns";

    @Test
    void aRollbackDoesNotWaitForTheScanOfWhatItFinds() {
        PromiseScene scene = scanning();
        scene.deploy("d1", "v3").untilEntered("WaitForReadiness").pass(Duration.ofHours(8));
        Instant asked = scene.now();
        scene.rollBack("emergency").untilEntered("emergency StartDeployment");

        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(scene.end("d1")).isEqualTo(GAVE_WAY);
        scene.untilClosed("emergency");
        assertThat(scene.serving()).containsExactly("100 % v1, 4 of 4 healthy");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void whatWasEndedInItsSleepIsToldSoonAndEndsQuietlyWhenItWakes() {
        PromiseScene scene = scanning();
        scene.deploy("d1", "v3").untilEntered("WaitForReadiness").pass(Duration.ofHours(8));
        scene.rollBack("emergency").untilEntered("emergency StartDeployment");

        assertThat(scene.world().records().isUnannounced("d1")).isTrue();
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.world().records().isUnannounced("d1")).isFalse();
        assertThat(scene.log.statusOf("d1")).isEmpty();

        scene.pass(Duration.ofHours(3));

        assertThat(scene.log.statusOf("d1")).as(scene.story()).contains(ExecutionStatus.SUCCEEDED);
        assertThat(scene.path("d1")).endsWith("CheckReadiness CloseDeployment HowDidItEnd Superseded");
        assertThat(scene.alerts()).isEmpty();
        assertThat(scene.calls("CreateDeployment")).isEqualTo(1);
    }

    @Test
    void aRollbackDoesNotWaitForADeploymentWhoseExecutionIsDeadAndNotTakenOver() {
        PromiseScene scene = new PromiseScene(ASKED, Manner.IGNORE);
        scene.deploy("d1", "v3").untilEntered("RequestApproval");
        scene.world().events().loseStatusEvents();
        scene.world().abort(scene.record("d1").executionArn());
        Instant asked = scene.now();
        scene.rollBack("emergency").untilEntered("emergency StartDeployment");

        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(scene.end("d1")).isEqualTo(GAVE_WAY);
        scene.untilClosed("emergency").pass(Duration.ofHours(1));
        assertThat(scene.world().records().unannounced()).isEmpty();
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void aRollbackDoesNotWaitForWhatWaitsForSomebodysDeployment() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.IGNORE);
        String byHand = scene.deployByHand("v4");
        scene.deploy("d1", "v3").untilEntered("WaitForReadiness").pass(Duration.ofMinutes(41));
        scene.rollBack("emergency").untilEntered("emergency WaitForTurn").pass(Duration.ofMinutes(1));

        assertThat(scene.end("d1")).isEqualTo(GAVE_WAY);
        assertThat(scene.locks()).containsExactly("emergency");
        scene.stopByHand(byHand);
        Instant free = scene.now();
        scene.untilEntered("emergency StartDeployment");
        assertThat(Duration.between(free, scene.now())).isLessThan(Duration.ofMinutes(2));
    }

    /**
     * It wakes, asks its approvers and starts while the rollback looks, in every order of their calls: copies of each step
     * and lost answers besides. The laws say what must come of it.
     */
    @Test
    void aDeploymentThatWakesWhileTheRollbackLooksEitherBeginsAndIsUndoneOrHasEnded() {
        Turbulence interleaved = new Turbulence(
                true,
                0.05,
                Duration.ofSeconds(2),
                0.1,
                Duration.ofSeconds(5),
                0.3,
                Duration.ofSeconds(9),
                Duration.ofSeconds(3),
                Duration.ZERO);
        for (int run = 0; run < 60; run++) {
            Duration asked = Duration.ofMinutes(18).plusSeconds(5L * run);
            Simulation played = Simulation.play(
                    Profile.GATED,
                    run,
                    interleaved,
                    List.of(
                            new Mishap.SlowScan(Duration.ofMinutes(20)),
                            new OperatorMishaps.RollbackRequest(new Place("web", "prod"), asked)));

            assertThat(played.violations())
                    .as("seed %d%n%s", run, played.story())
                    .isEmpty();
        }
    }

    private static PromiseScene scanning() {
        return new PromiseScene(
                SCANNED, Manner.IGNORE, stage -> stage.world().tooling().ecr().scanning("web", stage.digest("v3")));
    }
}
