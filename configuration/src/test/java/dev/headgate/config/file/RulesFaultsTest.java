package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static dev.headgate.config.file.FaultyYaml.faultsOfRules;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused in the rules of an environment. */
class RulesFaultsTest {
    private static final String RULES = ":10 services.web.environments.prod: ";
    private static final String STRATEGY = ":10 services.web.environments.prod.strategy: ";
    private static final String GATE = ":11 services.web.environments.prod.gates[0]: ";

    @Test
    void refusesAnUnknownStrategy() {
        assertThat(faultsOfRules("strategy: allatonce"))
                .containsExactly(RULES + "strategy must be allAtOnce, or a section with canary, linear or steps, "
                        + "not allatonce. Did you mean allAtOnce?");
        assertThat(faultsOfRules("strategy: canary"))
                .containsExactly(RULES + "strategy must be allAtOnce, or a section with canary, linear or steps, "
                        + "not canary. Write for example: strategy: {canary: {percent: 10, interval: 5m}}");
        assertThat(faultsOfRules("strategy: {cannary: {percent: 10, interval: 5m}}"))
                .containsExactly(
                        STRATEGY + "the name must be canary, linear, steps or pace, not cannary. Did you mean canary?");
        assertThat(faultsOfRules("strategy: {}"))
                .containsExactly(RULES
                        + "strategy is empty. Write for example: strategy: {canary: {percent: 10, interval: 5m}}");
    }

    @Test
    void refusesTwoStrategies() {
        assertThat(faultsOfRules("strategy: {canary: {percent: 1, interval: 5m}, linear: {percent: 1, interval: 5m}}"))
                .containsExactly(STRATEGY + "canary and linear exclude each other. Keep one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "-5", "10%", "ten"})
    void refusesPercentsThatMoveNothingOrAll(String percent) {
        assertThat(faultsOfRules("strategy: {linear: {percent: " + percent + ", interval: 1m}}"))
                .containsExactly(STRATEGY + "percent must be 1 to 99, not " + percent
                        + ". Write for example: linear: {percent: 10, interval: 1m}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "0m", "49h", "5", "5 minutes"})
    void refusesIntervalsThatCodeDeployCannotCount(String interval) {
        assertThat(faultsOfRules("strategy: {canary: {percent: 10, interval: " + interval + "}}"))
                .containsExactly(STRATEGY + "interval must be whole minutes, 1m to 48h, not " + interval
                        + ". Write for example: canary: {percent: 10, interval: 5m}");
    }

    @Test
    void refusesHalfAStrategy() {
        assertThat(faultsOfRules("strategy: {linear: }"))
                .containsExactly(
                        STRATEGY + "percent is missing. Write for example: linear: {percent: 10, interval: 1m}",
                        STRATEGY + "interval is missing. Write for example: linear: {percent: 10, interval: 1m}");
        assertThat(faultsOfRules("strategy: {canary: {percent: 10}}"))
                .containsExactly(
                        STRATEGY + "interval is missing. Write for example: canary: {percent: 10, interval: 5m}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"47h", "10", "m", "1h 30m", "30m1h"})
    void refusesBakesThatAreNoDurationOrTooLong(String bake) {
        assertThat(faultsOfRules("bake: " + bake))
                .containsExactly(
                        RULES + "bake must be a duration of 0s to 46h, not " + bake + ". Write for example: bake: 10m");
    }

    @Test
    void refusesTimeoutsOutsideTheirRange() {
        assertThat(faultsOfRules("turnTimeout: 0s"))
                .containsExactly(RULES + "turnTimeout must be a duration of 1m to 168h, not 0s. "
                        + "Write for example: turnTimeout: 24h");
        assertThat(faultsOfRules("gates:\n- {before: traffic, approvers: [bob], expiresAfter: 121h}"))
                .containsExactly(GATE + "expiresAfter must be a duration of 1m to 119h, not 121h. "
                        + "Write for example: expiresAfter: 8h");
        assertThat(faultsOfRules("gates:\n- {before: deployment, approvers: [bob], expiresAfter: 121h}"))
                .containsExactly(GATE + "expiresAfter must be a duration of 1m to 120h, not 121h. "
                        + "Write for example: expiresAfter: 8h");
    }

    /** CodeDeploy would end the deployment in the minute in which the last answer may come. */
    @Test
    void refusesAGateBeforeTrafficThatStandsAsLongAsCodeDeployWaits() {
        assertThat(faultsOfRules("gates:\n- {before: traffic, approvers: [bob], expiresAfter: 120h}"))
                .containsExactly(GATE + "expiresAfter must be a duration of 1m to 119h, not 120h. "
                        + "Write for example: expiresAfter: 8h");
    }

    @Test
    void refusesAnUnknownSeverity() {
        assertThat(faultsOfRules("blockScanFindings: high"))
                .containsExactly(RULES + "blockScanFindings must be UNDEFINED, INFORMATIONAL, LOW, MEDIUM, HIGH or "
                        + "CRITICAL, not high. Did you mean HIGH?");
    }

    @Test
    void refusesAlarmsThatAreNoListOfNames() {
        assertThat(faultsOfRules("alarms: web-5xx"))
                .containsExactly(
                        RULES + "alarms must be a list, not web-5xx. Write for example: alarms: [web-prod-5xx]");
        assertThat(faultsOfRules("alarms: [[a]]"))
                .containsExactly(RULES + "each of alarms must be a CloudWatch alarm's name, not a list. "
                        + "Write for example: alarms: [web-prod-5xx]");
    }

    @Test
    void refusesTheSameAlarmTwice() {
        assertThat(faultsOfRules("alarms:\n- a\n- a"))
                .containsExactly(":12 services.web.environments.prod: alarms has a twice. Remove one");
    }

    @Test
    void refusesAGateWithoutPlace() {
        assertThat(faultsOfRules("gates:\n- {approvers: [alice]}"))
                .containsExactly(GATE + "before is missing. Write for example: before: deployment");
        assertThat(faultsOfRules("gates:\n- {before: trafic, approvers: [alice]}"))
                .containsExactly(GATE + "before must be deployment or traffic, not trafic. Did you mean traffic?");
    }

    @Test
    void refusesTwoGatesBeforeTheSame() {
        assertThat(faultsOfRules(
                        "gates:\n- {before: traffic, approvers: [alice]}\n- {before: traffic, approvers: [bob]}"))
                .containsExactly(":12 services.web.environments.prod.gates[1]: there is a gate before traffic already. "
                        + "Keep one gate and list all its approvers there");
    }

    @Test
    void refusesAGateWithoutApprovers() {
        assertThat(faultsOfRules("gates:\n- {before: traffic, approvers: []}"))
                .containsExactly(GATE + "approvers must have at least one. Write for example: approvers: [alice]");
        assertThat(faultsOfRules("gates:\n- {before: traffic}")).hasSize(1);
    }

    @Test
    void refusesAnUnknownApprover() {
        assertThat(faultsOfRules("gates:\n- {before: traffic, approvers: [alcie, carol]}"))
                .containsExactly(
                        GATE + "each of approvers must be one of the file's approvers, not alcie. Did you mean alice?",
                        GATE + "each of approvers must be one of the file's approvers, not carol. "
                                + "Write for example: approvers: [alice]");
    }

    @Test
    void refusesApproversWhereTheFileHasNone() {
        String yaml = """
                headgate: 1
                region: us-east-1
                environments: {prod: {wave: 1}}
                services:
                  web: {port: 80, environments: {prod: {gates: [{before: traffic, approvers: [alice]}]}}}
                """;

        assertThat(faultsOf(yaml))
                .containsExactly(":5 services.web.environments.prod.gates[0]: each of approvers must be one of the "
                        + "file's approvers, which has none, not alice. Write for example: approvers: [name]");
    }
}
