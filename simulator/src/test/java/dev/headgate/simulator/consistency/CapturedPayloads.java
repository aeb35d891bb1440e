package dev.headgate.simulator.consistency;

import dev.headgate.json.Json;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskScheduledEventDetails;

/** What the states of a run passed to their Tasks, read from the executions' histories. */
final class CapturedPayloads {

    /** Whoever has a real one can answer for an approver. */
    static final String FAKE_TOKEN = "AQCEAAAAKgAAAAMAAAAA-a-task-token-that-was-never-issued";

    private CapturedPayloads() {}

    /** Every sample that is taken from a run, by its name. */
    static Map<String, Object> all() {
        Map<String, Object> samples = new LinkedHashMap<>();
        Run happy = SampleRun.done("happy");
        add(samples, happy, "headgate-release:demo-happy");
        add(samples, happy, "headgate-deployment:" + prod(happy));
        Run rolledBack = SampleRun.done("alarm-during-shift");
        add(samples, rolledBack, "headgate-deployment:" + prod(rolledBack));
        Run expired = SampleRun.done("approval-expires");
        add(samples, expired, "headgate-deployment:" + prod(expired));
        Run retried = SampleRun.begun("happy", Manner.APPROVE);
        retryInto("FollowRelease", retried);
        add(samples, retried, "headgate-release:retried");
        samples.put("watchdog-execution-failed", deathOfProd(SampleRun.begun("execution-dies", Manner.APPROVE)));
        return samples;
    }

    /** The pipeline that built what is on its way runs its action once more. */
    private static void retryInto(String state, Run run) {
        SampleRun.runInto("RunDeployment", ":demo-happy", run);
        run.world()
                .start(
                        "release",
                        "retried",
                        "{\"pipeline\":\"web\",\"pipelineExecutionId\":\"0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11\",\"service\":\"web\"}");
        SampleRun.runInto(state, ":retried", run);
    }

    /** The id of prod's deployment, which is its execution's name too. */
    static String prod(Run run) {
        return run.journal().track(run.service().name(), "prod").deploymentId().orElseThrow();
    }

    private static void add(Map<String, Object> samples, Run run, String execution) {
        history(run, execution).stream()
                .flatMap(event -> Optional.ofNullable(event.taskScheduledEventDetails()).stream())
                .map(TaskScheduledEventDetails::parameters)
                .map(Json::tree)
                .map(tree -> Json.object(tree, "parameters"))
                .forEach(arguments -> add(samples, arguments));
    }

    private static void add(Map<String, Object> samples, Map<String, Object> arguments) {
        Optional<Object> payload = Optional.ofNullable(arguments.get("Payload"));
        if (payload.isPresent()) {
            Map<String, Object> members = new LinkedHashMap<>(Json.object(payload.get(), "Payload"));
            members.replace("taskToken", FAKE_TOKEN);
            samples.putIfAbsent(Repository.sampleOf(String.valueOf(members.get("state"))), members);
        } else {
            // The last one wins: prod's, which has gates and alarms.
            samples.put("run-deployment", Json.object(arguments, "arguments").getOrDefault("Input", Map.of()));
        }
    }

    private static List<HistoryEvent> history(Run run, String execution) {
        String arn = "arn:aws:states:" + run.world().configuration().region() + ":"
                + run.world().configuration().account() + ":execution:" + execution;
        return run.world().stepFunctions().getExecutionHistoryPaginator(it -> it.executionArn(arn)).stream()
                .flatMap(page -> page.events().stream())
                .toList();
    }

    /** Goes on until somebody aborts prod's execution, and returns the event that tells it. */
    static Object deathOfProd(Run run) {
        List<Object> aborted = new ArrayList<>();
        run.world().stepFunctions().onStatusChange(event -> {
            Map<String, Object> members = Json.object(Json.tree(event), "event");
            Map<String, Object> detail = Json.object(members.getOrDefault("detail", Map.of()), "detail");
            if (ExecutionStatus.ABORTED.toString().equals(detail.get("status"))) {
                aborted.add(members);
            }
        });
        run.world().loop().runUntil(() -> !aborted.isEmpty());
        return aborted.getFirst();
    }
}
