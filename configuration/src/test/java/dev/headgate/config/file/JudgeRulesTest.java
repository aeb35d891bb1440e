package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static dev.headgate.config.file.FaultyYaml.faultsOfRules;
import static dev.headgate.config.file.RulesYaml.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.JudgeRules.OnInconclusive;
import dev.headgate.config.JudgeRules.Stream;
import dev.headgate.config.ReleaseRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a file says what the canary judge is held to. */
class JudgeRulesTest {

    @Test
    void judgesByTheDefaultsUnlessItIsSaid() {
        assertThat(rulesOf("bake: 10m").judge()).hasValue(JudgeRules.DEFAULTS.asking(List.of("alice", "bob")));
    }

    @Test
    void readsEveryKey() {
        assertThat(rulesOf("""
                        judge:
                          enabled: true
                          streams: [errors, latency]
                          objective: 0.5%
                          alpha: 0.001
                          margin: 1.5
                          onInconclusive: hold
                          maximumExtension: 1h
                          holdFor: 8h
                        """).judge())
                .hasValue(new JudgeRules(
                        List.of(Stream.ERRORS, Stream.LATENCY),
                        0.005,
                        0.001,
                        1.5,
                        OnInconclusive.HOLD,
                        Duration.ofHours(1),
                        Duration.ofHours(8),
                        List.of("alice", "bob")));
    }

    @Test
    void canBeSwitchedOff() {
        ReleaseRules rules = rulesOf("judge: {enabled: false}");

        assertThat(rules.judge()).isEmpty();
        assertThat(rules.longestBake()).isEqualTo(rules.bake());
        assertThat(rules.gate(Gate.Before.FINISH)).isEmpty();
    }

    @Test
    void asksTheApproversOfTheGatesAndAllWhereThereIsNone() {
        assertThat(rulesOf("gates: [{before: traffic, approvers: [bob]}]").gate(Gate.Before.FINISH))
                .hasValue(new Gate(Gate.Before.FINISH, List.of("bob"), Duration.ofHours(1)));
        assertThat(rulesOf("judge: {holdFor: 2h}").gate(Gate.Before.FINISH))
                .hasValue(new Gate(Gate.Before.FINISH, List.of("alice", "bob"), Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource({"extend, 100", "hold, 73", "rollBack, 13", "promote, 13"})
    void keepsBlueForAllThatMayFollowTheBake(String setting, int minutes) {
        assertThat(rulesOf("judge: {onInconclusive: " + setting + "}").longestBake())
                .isEqualTo(Duration.ofMinutes(minutes));
        assertThat(rulesOf("{bake: 0s, judge: {onInconclusive: " + setting + "}}")
                        .longestBake())
                .isZero();
    }

    @Test
    void saysEveryFaultAtOnce() {
        assertThat(faultsOfRules("""
                        judge: {objective: 1, alpha: 0.5, margin: 0.9, onInconclusive: rollback, streams: [latency, error],
                                maximumExtension: 25h, holdFor: 0s, enabled: yes, bakes: 1m}
                        """))
                .hasSize(10)
                .contains(
                        ":10 services.web.environments.prod.judge: objective must be 0.01% to 50%, not 1."
                                + " Write for example: objective: 1%",
                        ":10 services.web.environments.prod.judge: alpha must be 0.0001 to 0.2, not 0.5."
                                + " Write for example: alpha: 0.01",
                        ":10 services.web.environments.prod.judge: onInconclusive must be extend, hold, rollBack or"
                                + " promote, not rollback. Did you mean rollBack?",
                        ":10 services.web.environments.prod.judge: errors must be among the streams, as no release"
                                + " passes without them. Write for example: streams: [errors, latency]");
    }

    @Test
    void refusesABakeThatCouldOutlastBlue() {
        assertThat(faultsOfRules("bake: 46h\njudge: {maximumExtension: 2h}"))
                .containsExactly(":10 services.web.environments.prod: bake, judge.maximumExtension and judge.holdFor"
                        + " add up to 49h, but blue can be kept for 47h30m. Shorten one of them");
        assertThat(rulesOf("bake: 46h").longestBake()).isEqualTo(Duration.ofMinutes(47 * 60 + 30));
    }

    @Test
    void refusesToHoldForNobody() {
        assertThat(faultsOf("""
                        headgate: 1
                        region: us-east-1
                        environments: {prod: {wave: 1}}
                        services:
                          web:
                            port: 80
                            environments:
                              prod:
                                judge: {onInconclusive: hold}
                        """))
                .containsExactly(":9 services.web.environments.prod.judge: hold asks a person, but the file's approvers"
                        + " has none. Name approvers, or write for example: onInconclusive: rollBack");
    }

    @Test
    void neverTakesTheEndOfBlueForAConfiguredGate() {
        assertThat(faultsOfRules("gates:\n- {before: finish, approvers: [alice]}"))
                .singleElement()
                .asString()
                .contains("before must be deployment or traffic, not finish");
    }
}
