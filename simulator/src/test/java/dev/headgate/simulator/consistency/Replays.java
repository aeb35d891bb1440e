package dev.headgate.simulator.consistency;

import static dev.headgate.simulator.consistency.TaskReplay.member;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;

/** Who replays which sample. */
final class Replays {

    static final Map<String, Replay> ALL = new TreeMap<>();

    static {
        tasksOfTheRelease();
        tasksOfTheDeployment();
        tasksOfARollback();
        triggers();
        ALL.put("approval-show", ApprovalReplay::shows);
        ALL.put("approval-approve", ApprovalReplay::approves);
        ALL.put("approval-reject", ApprovalReplay::rejects);
        ALL.put("watchdog-execution-failed", WatchdogReplay::recoversProd);
        ALL.put("watchdog-sweep", WatchdogReplay::recoversProd);
        ALL.put("watchdog-pipeline-began", WatchdogReplay::notesTheBeginning);
        ALL.put("watchdog-ecs-pause", WatchdogReplay::hearsOfAPause);
        ALL.put("watchdog-execution-started", WatchdogReplay::notesWhoStarted);
        ALL.put("await-progress", TaskReplay::waitsForNews);
    }

    private Replays() {}

    private static void tasksOfTheRelease() {
        ALL.put("plan-release", TaskReplay.in("happy", result -> {
            assertThat(result).containsEntry("type", "Deploy");
            assertThat(result.get("waves"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(3);
        }));
        ALL.put("follow-release", TaskReplay::followsARelease);
        ALL.put("run-deployment", TaskReplay::runsADeployment);
        ALL.put(
                "announce-release",
                TaskReplay.in("happy", result -> assertThat(result).containsEntry("released", true)));
    }

    private static void tasksOfTheDeployment() {
        ALL.put(
                "open-deployment",
                TaskReplay.in("happy", result -> assertThat(result).containsEntry("next", "OUR_TURN")));
        ALL.put(
                "check-readiness",
                TaskReplay.in(
                        "happy",
                        result -> assertThat(result)
                                .containsEntry("next", "READY")
                                .containsEntry("approvalSeconds", 8 * 60 * 60)));
        ALL.put(
                "request-approval",
                TaskReplay.in("happy", result -> assertThat(result).containsEntry("asked", 2)));
        ALL.put(
                "remind-approvers",
                TaskReplay.in("approval-expires", result -> assertThat(result).containsEntry("settled", false)));
        ALL.put(
                "record-decision",
                TaskReplay.in("happy", result -> assertThat(result).containsEntry("approved", true)));
        ALL.put(
                "start-deployment",
                TaskReplay.in(
                        "happy", result -> assertThat(result).containsOnlyKeys("codeDeployId", "taskDefinition")));
        ALL.put(
                "watch-deployment",
                TaskReplay.in(
                        "happy",
                        result -> assertThat(member(result, "decision")).containsEntry("type", "KeepWatching")));
        ALL.put(
                "proceed-with-traffic",
                TaskReplay.in("happy", result -> assertThat(result).containsOnlyKeys("done", "decision")));
        ALL.put(
                "retire-blue",
                TaskReplay.in("happy", result -> assertThat(result).containsOnlyKeys("done", "decision")));
        ALL.put(
                "close-deployment",
                TaskReplay.in("happy", result -> assertThat(result).containsEntry("outcome", "DEPLOYED")));
    }

    private static void tasksOfARollback() {
        ALL.put(
                "roll-back",
                TaskReplay.in(
                        "alarm-during-shift",
                        result -> assertThat(member(result, "step")).containsKey("type")));
        ALL.put(
                "confirm-rollback",
                TaskReplay.in(
                        "alarm-during-shift",
                        result -> assertThat(member(result, "confirmation").get("type"))
                                .isIn("NotYet", "Restored")));
    }

    private static void triggers() {
        ALL.put("pipeline-succeeded", TriggerReplay.releasing("dev", "staging", "prod"));
        ALL.put("pipeline-action", TriggerReplay.releasing("dev", "staging", "prod"));
        ALL.put("image-pushed", TriggerReplay.releasing("dev", "staging", "prod"));
        ALL.put("operator-release", TriggerReplay.releasing("staging", "prod"));
        ALL.put("operator-release-image", TriggerReplay.releasing("dev", "staging", "prod"));
        ALL.put("operator-rollback", TriggerReplay.releasing("prod"));
        ALL.put("operator-rollback-now", TriggerReplay.releasing("prod"));
        ALL.put("operator-retry", TriggerReplay.retrying("operator-release", "staging", "prod"));
        ALL.put("pipeline-stage-rolled-back", TriggerReplay.releasing("dev", "staging", "prod"));
        ALL.put("pipeline-failed", TriggerReplay::releasesNothing);
        ALL.put("pipeline-started", TriggerReplay::releasesNothing);
        ALL.put("operator-deployment", TriggerReplay::opensADeployment);
    }
}
