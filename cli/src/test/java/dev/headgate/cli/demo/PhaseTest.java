package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {

    private static final Map<Phase, List<String>> STATES = Map.of(
            Phase.GETTING_READY,
            List.of(
                    "OpenDeployment",
                    "IsItOurTurn",
                    "WaitForTurn",
                    "CheckReadiness",
                    "IsReady",
                    "WaitForReadiness",
                    "NeedsApproval"),
            Phase.ASKING,
            List.of("RequestApproval", "IsGreenUp", "IsReminderDue", "RemindApprovers", "RecordDecision", "IsApproved"),
            Phase.COMING_UP,
            List.of(
                    "StartDeployment",
                    "IsItTold",
                    "WaitForProgress",
                    "AwaitProgress",
                    "WatchDeployment",
                    "WhatNext",
                    "ProceedWithTraffic"),
            Phase.RETIRING_BLUE,
            List.of("RetireBlue"),
            Phase.ROLLING_BACK,
            List.of("RollBack", "WaitForRollback", "ConfirmRollback", "IsBlueRestored"),
            Phase.CLOSING,
            List.of(
                    "CloseDeployment",
                    "HowDidItEnd",
                    "Deployed",
                    "Rejected",
                    "RolledBack",
                    "Superseded",
                    "NeedsHuman",
                    "InvalidInput",
                    "NotOpened",
                    "NotClosed",
                    "NotOurs",
                    "NothingToDo",
                    "Said"));

    @Test
    void isKnownForEveryStateOfADeployment() {
        Map<String, Object> definition =
                Json.object(Json.tree(CommandLineRun.CHECKOUT.definitions().text("deployment")), "$");

        assertThat(STATES.values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        Json.object(definition.getOrDefault("States", Map.of()), "$.States")
                                .keySet());
        STATES.forEach((phase, states) -> assertThat(states)
                .allSatisfy(state -> assertThat(Phase.of(List.of(state), 0)).isEqualTo(phase)));
    }

    @ParameterizedTest
    @CsvSource({"0, COMING_UP", "1, MOVING", "99, MOVING", "100, BAKING"})
    void followsTheTrafficWhileTheDeploymentIsWatched(int greenPercent, Phase phase) {
        assertThat(Phase.of(List.of("WatchDeployment"), greenPercent)).isEqualTo(phase);
    }

    @Test
    void isNoBakeAnyMoreOnceBlueIsRetired() {
        assertThat(Phase.of(List.of("RetireBlue", "WaitForProgress"), 100)).isEqualTo(Phase.RETIRING_BLUE);
    }

    @Test
    void isNotReachedBeforeTheFirstState() {
        assertThat(Phase.of(List.of(), 0)).isEqualTo(Phase.NOT_REACHED);
    }
}
