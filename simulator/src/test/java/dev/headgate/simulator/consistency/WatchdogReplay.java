package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.HearNewsHandler;
import dev.headgate.handler.NoteAskerHandler;
import dev.headgate.simulator.installation.WorldFunctions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.table.DynamoDbNewsStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Samples of what wakes the watchdog, at the moment in which prod's execution has died. */
final class WatchdogReplay {

    private WatchdogReplay() {}

    /** Expects the release of that pipeline's execution to be as old as it is. */
    static void notesTheBeginning(Map<String, Object> sample) {
        Run run = SampleRun.of("happy", Manner.APPROVE);

        Object unused = WorldFunctions.wiring(run.world()).watchdog().handle(sample);

        assertThat(run.world().records().beginning("web", "9f2d7c3e-1b8a-4c55-8f0e-6a4f2f6f7d21"))
                .contains(Instant.parse("2026-03-02T10:08:51Z"));
    }

    /** Nobody waits for it: it is counted, for whoever is about to. */
    static void hearsOfAPause(Map<String, Object> sample) {
        Run run = SampleRun.of("happy", Manner.APPROVE);

        Object result = WorldFunctions.wiring(run.world()).watchdog().handle(sample);

        assertThat(result)
                .isEqualTo(new HearNewsHandler.Output(
                        Optional.of("111122223333/us-east-1/headgate-prod/web-prod"), false));
        assertThat(new DynamoDbNewsStore(run.world().tooling().dynamoDb(), WorldFunctions.table(run.world()))
                        .heard("111122223333/us-east-1/headgate-prod/web-prod"))
                .isEqualTo(1);
    }

    /** Expects it in the end message of what was started. */
    static void notesWhoStarted(Map<String, Object> sample) {
        Run run = SampleRun.begun("happy", Manner.APPROVE);
        String carol =
                "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Release_0123456789abcdef/carol@example.com"
                        + " (IAM)";

        Object result = WorldFunctions.wiring(run.world()).watchdog().handle(sample);

        assertThat(result)
                .isEqualTo(new NoteAskerHandler.Output(
                        Optional.of("arn:aws:states:us-east-1:111122223333:execution:headgate-release:demo-happy"),
                        "STARTED by " + carol));
        run.world().loop().runUntil(run::isDone);
        assertThat(run.world().tooling().sns().all())
                .filteredOn(it -> it.subject().contains("RELEASED"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.body()).contains("Asked by", carol));
    }

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
