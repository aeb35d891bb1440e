package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.world.WorldFunctions;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Samples of what wakes the watchdog, at the moment in which prod's execution has died. */
final class WatchdogReplay {

    private WatchdogReplay() {}

    static void recoversProd(Map<String, Object> sample) {
        Run run = SampleRun.begun("execution-dies", Manner.APPROVE);
        CapturedPayloads.deathOfProd(run);
        String prod = CapturedPayloads.prod(run);

        assertThat(WorldFunctions.wiring(run.world()).recovery().handle(sample).recovered())
                .containsExactly(prod);

        run.world().loop().runUntil(run::isDone);
        assertThat(run.journal().releaseStatus()).isEqualTo(Optional.of(ExecutionStatus.FAILED));
        assertThat(run.world().records().find(prod).flatMap(Deployment::closing))
                .map(Closing::outcome)
                .contains(Outcome.ROLLED_BACK);
    }
}
