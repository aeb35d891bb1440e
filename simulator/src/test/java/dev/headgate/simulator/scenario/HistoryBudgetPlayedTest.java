package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.LongestRun;
import dev.headgate.deployment.HistoryBudget;
import dev.headgate.json.Json;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the budget counts for a loop is what the real definition spends on it. */
@TestInstance(Lifecycle.PER_CLASS)
class HistoryBudgetPlayedTest {

    private static final String QUICK = "strategy: allAtOnce\nbake: 2m\nalarms: [web-prod-5xx]\n";
    private static final String ASK = "{before: %s, approvers: [alice], expiresAfter: 2h}";

    private final Map<String, Integer> events = new HashMap<>();

    @BeforeAll
    void playsWhateverHasALoop() {
        PromiseScene gates = new PromiseScene(
                QUICK + "judge: {enabled: false}\ngates: [" + ASK.formatted("deployment") + "]\n", Manner.IGNORE);
        gates.deploy("asks", "v3").untilEntered("asks RemindApprovers");
        gates.deploy("waits", "v4").pass(Duration.ofMinutes(3));
        gates.answer("alice", "REJECTED");
        gates.untilEntered("waits RequestApproval").pass(Duration.ofMinutes(3));
        gates.prod().occupy(gates.service(), Duration.ofMinutes(10));
        gates.answer("alice", "APPROVED");
        gates.untilEntered("waits RetireBlue").untilClosed("waits");
        count(gates, "asks", "waits");

        PromiseScene traffic = new PromiseScene(
                QUICK + "judge: {onInconclusive: hold}\ngates: [" + ASK.formatted("traffic") + "]\n", Manner.APPROVE);
        traffic.prod().traffic().requestsPerMinute(traffic.service(), 0);
        traffic.deploy("held", "v3").untilClosed("held");
        count(traffic, "held");

        PromiseScene expired = new PromiseScene(
                QUICK + "judge: {onInconclusive: hold}\ngates: [" + ASK.formatted("traffic") + "]\n", Manner.IGNORE);
        expired.deploy("expires", "v3").untilClosed("expires");
        count(expired, "expires");

        PromiseScene byEcs = new PromiseScene(
                "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n" + QUICK, Manner.APPROVE);
        byEcs.deploy("told", "v3").untilClosed("told");
        count(byEcs, "told");
    }

    private void count(PromiseScene scene, String... executions) {
        for (String execution : executions) {
            Histories.eventsOfStates(scene.world(), execution)
                    .forEach((state, most) -> events.merge(state, most, Math::max));
        }
    }

    @Test
    void aLook() {
        assertThat(spentOn("WaitForTurn", "OpenDeployment", "IsItOurTurn")).isEqualTo(HistoryBudget.EVENTS_OF_A_LOOK);
        assertThat(spentOn("WaitForReadiness", "CheckReadiness", "IsReady")).isEqualTo(HistoryBudget.EVENTS_OF_A_LOOK);
        assertThat(spentOn("WaitForProgress", "WatchDeployment", "WhatNext")).isEqualTo(HistoryBudget.EVENTS_OF_A_LOOK);
    }

    @Test
    void aLookAfterAWaitThatAnEventCanEnd() {
        assertThat(spentOn("AwaitProgress", "WatchDeployment", "WhatNext"))
                .isEqualTo(HistoryBudget.EVENTS_OF_AN_ANNOUNCED_LOOK);
    }

    @Test
    void aStartThatFindsTheGroupBusy() {
        assertThat(spentOn("WaitForReadiness", "CheckReadiness", "IsReady", "NeedsApproval", "StartDeployment"))
                .isEqualTo(HistoryBudget.EVENTS_OF_A_BUSY_START);
    }

    @Test
    void aSliceOfAQuestion() {
        assertThat(spentOn(
                        "RequestApproval",
                        "IsReminderDue",
                        "RecordDecision",
                        "IsApproved",
                        "WatchDeployment",
                        "WhatNext"))
                .isEqualTo(HistoryBudget.EVENTS_OF_A_SLICE);
    }

    @Test
    void aQuestionWithItsReminder() {
        assertThat(spentOn(
                        "RequestApproval",
                        "IsReminderDue",
                        "RemindApprovers",
                        "RecordDecision",
                        "IsApproved",
                        "NeedsApproval"))
                .isEqualTo(HistoryBudget.EVENTS_OF_A_QUESTION);
    }

    @Test
    void anActThatIsLookedAt() {
        assertThat(spentOn("RetireBlue", "IsItTold", "WaitForProgress", "WatchDeployment", "WhatNext"))
                .isEqualTo(HistoryBudget.EVENTS_OF_AN_ACT);
        assertThat(spentOn("ProceedWithTraffic", "WaitForProgress", "WatchDeployment", "WhatNext"))
                .isLessThanOrEqualTo(HistoryBudget.EVENTS_OF_AN_ACT);
    }

    @Test
    void aStepOfARollback() {
        assertThat(spentOn("RollBack", "WaitForRollback", "ConfirmRollback", "IsBlueRestored"))
                .isEqualTo(HistoryBudget.EVENTS_OF_A_ROLLBACK_LOOK);
    }

    @Test
    void theMachinesOutliveWhatIsAccepted() {
        long deployment = timeout(definition("deployment"));
        Map<?, ?> release = definition("release");

        assertThat(deployment)
                .isGreaterThanOrEqualTo(LongestRun.OF_A_DEPLOYMENT.plusDays(1).toSeconds());
        assertThat(timeout(find(release, "RunDeployment"))).isGreaterThan(deployment);
        assertThat(timeout(release))
                .isGreaterThan(LongestRun.OF_A_RELEASE.plusDays(1).toSeconds())
                .isLessThan(Duration.ofDays(365).toSeconds());
    }

    private int spentOn(String... states) {
        return List.of(states).stream()
                .mapToInt(it -> Optional.ofNullable(events.get(it))
                        .orElseThrow(() -> new IllegalStateException(it + " was not played, only " + events.keySet())))
                .sum();
    }

    private static Map<?, ?> definition(String name) {
        return Json.object(Json.tree(new Definitions(Path.of("..", "statemachine")).text(name)), name);
    }

    private static long timeout(Map<?, ?> body) {
        return body.get("TimeoutSeconds") instanceof Number seconds ? seconds.longValue() : 0;
    }

    /** The state of this name, however deep in the maps of others. */
    private static Map<?, ?> find(Map<?, ?> in, String state) {
        if (in.get(state) instanceof Map<?, ?> body) {
            return body;
        }
        return in.values().stream()
                .filter(Map.class::isInstance)
                .map(it -> find((Map<?, ?>) it, state))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }
}
