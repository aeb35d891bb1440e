package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Configuration;
import dev.headgate.config.LongestRun;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.config.Strategy.Pace;
import dev.headgate.config.Strategy.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of any height, and what each controller can do of them. */
class StepsTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: shop, service: web}";

    @Test
    void stepsOfAnyHeightAreRead() {
        assertThat(strategy("{steps: [{percent: 5, hold: 10m}, {percent: 25}, {percent: 50, hold: 1h}]}"))
                .isEqualTo(new Strategy.Stepped(List.of(step(5, 10), step(25, 5), step(50, 60)), Pace.CLOCK));
    }

    @Test
    void aStepByEvidenceHasALeastAndAMost() {
        assertThat(strategy(
                        "{pace: evidence, steps: [{percent: 5}, {percent: 25, hold: 12m}, {percent: 50, atMost: 3m}]}"))
                .isEqualTo(new Strategy.Stepped(
                        List.of(
                                new Step(5, minutes(1), minutes(5)),
                                new Step(25, minutes(12), minutes(12)),
                                new Step(50, minutes(1), minutes(3))),
                        Pace.EVIDENCE));
    }

    /** A backend can hold these by itself, so nobody has to be there. */
    @Test
    void stepsThatHaveANameAreThatStrategy() {
        assertThat(strategy("{steps: [{percent: 1, hold: 3m}]}")).isEqualTo(new Strategy.Canary(1, minutes(3)));
        assertThat(strategy("{pace: clock, steps: [{percent: 25}, {percent: 50}, {percent: 75}]}"))
                .isEqualTo(new Strategy.Linear(25, minutes(5)));
        assertThat(strategy("{steps: [{percent: 30}, {percent: 60}]}")).isInstanceOf(Strategy.Stepped.class);
        assertThat(strategy("{pace: evidence, steps: [{percent: 1}]}")).isInstanceOf(Strategy.Stepped.class);
    }

    @Test
    void whatEcsCannotDoIsRefusedWithTheNearestThatItCan() {
        assertThatThrownBy(() ->
                        strategy("{steps: [{percent: 1}, {percent: 5, hold: 10m}, {percent: 25}, {percent: 50}]}"))
                .hasMessageContaining(
                        "ECS moves traffic by equal parts of 3 % or more, and all of these steps are multiples of 1 % only")
                .hasMessageContaining("strategy: {steps: [{percent: 3, hold: 5m}, {percent: 6, hold: 10m},"
                        + " {percent: 24, hold: 5m}, {percent: 51, hold: 5m}]}");
    }

    /** Read again, what is proposed is taken as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{steps: [{percent: 1}, {percent: 5, hold: 10m}, {percent: 25}, {percent: 50}]}",
                "{steps: [{percent: 1}, {percent: 2}, {percent: 99}]}",
                "{steps: [{percent: 97}, {percent: 98}, {percent: 99}]}",
                "{pace: evidence, steps: [{percent: 1}, {percent: 10, atMost: 1h}]}",
                "{linear: {percent: 2, interval: 7m}}"
            })
    void theNearestIsOneThatEcsCanDo(String wanted) {
        String proposed = proposal(ECS, wanted);

        assertThat(rules(ECS, proposed).strategy().steps()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{steps: [{percent: 5, hold: 10m}, {percent: 50, hold: 1m}]}|{canary: {percent: 5, interval: 11m}}",
                "{steps: [{percent: 9}, {percent: 20}, {percent: 30}, {percent: 41}, {percent: 52}, {percent: 61}, {percent: 70}, {percent: 79}, {percent: 90}]}|{linear: {percent: 10, interval: 5m}}",
                "{pace: evidence, steps: [{percent: 20, atMost: 15m}]}|{canary: {percent: 20, interval: 15m}}"
            })
    void whatCodeDeployCannotDoIsRefusedWithTheNearestThatItCan(String wanted, String nearest) {
        assertThatThrownBy(() -> rules("", wanted)).hasMessageContaining("Say controller: ecs");
        assertThat(proposal("", wanted)).isEqualTo(nearest);
        assertThat(rules("", nearest).strategy().steps()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{steps: []}|steps is empty",
                "{steps: [{hold: 5m}]}|percent is missing",
                "{steps: [{percent: 10}, {percent: 10}]}|each step must be higher than the one before, and 10 % comes after 10 %",
                "{steps: [{percent: 50}, {percent: 100}]}|percent must be 1 to 99, not 100",
                "{steps: [{percent: 10, hold: 90s}]}|hold must be",
                "{steps: [{percent: 10, atMost: 5m}]}|Write pace: evidence beside steps, or remove atMost",
                "{pace: evidence, steps: [{percent: 10, hold: 5m, atMost: 2m}]}|a step cannot be held for 5m at least and 2m at most",
                "{pace: evidence, canary: {percent: 10, interval: 5m}}|pace says when each of steps is left, and there are no steps",
                "{pace: quick, steps: [{percent: 10}]}|pace must be clock or evidence, not quick",
                "{steps: [{percent: 10}], canary: {percent: 10, interval: 5m}}|exclude each other",
                "{steps: [{percent: 10, hold: 40h}, {percent: 20, hold: 40h}, {percent: 70}]}|the steps take up to 80h5m until green has all traffic, and a shift may take 48h",
                "{steps: [{percent: 25, hold: 24h}, {percent: 50, hold: 24h}, {percent: 75, hold: 24h}]}|takes 72h until green has all traffic",
                "{steps: [{percent: 10, holds: 4m}]}|holds"
            })
    void whatIsWrongInStepsIsNamed(String strategy, String fault) {
        assertThatThrownBy(() -> strategy(strategy)).hasMessageContaining(fault);
    }

    @Test
    void nobodyCanWaitForAJudgeWhoIsNotThere() {
        assertThatThrownBy(() -> rules(ECS + "\njudge: {enabled: false}", "{pace: evidence, steps: [{percent: 10}]}"))
                .hasMessageContaining("pace: evidence waits for what the judge says, and there is none");
    }

    /** A gate of CodeDeploy's ends after five days. */
    @Test
    void aGateBeforeTrafficMayStandForAsLongAsEcsPauses() {
        String gate = "gates: [{before: traffic, approvers: [alice], expiresAfter: %s}]";

        assertThat(rules(ECS + "\n" + gate.formatted("335h"), "allAtOnce").gates())
                .hasSize(1);
        assertThatThrownBy(() -> rules(ECS + "\n" + gate.formatted("336h"), "allAtOnce"))
                .hasMessageContaining("335h");
        assertThatThrownBy(() -> rules(gate.formatted("120h"), "allAtOnce")).hasMessageContaining("119h");
    }

    /** What suspicion may add at each step is time that a deployment may take. */
    @Test
    void theLongestShiftCountsWhatSuspicionMayAdd() {
        ReleaseRules rules = rules(
                ECS + "\njudge: {maximumExtension: 30m}",
                "{pace: evidence, steps: [{percent: 20, atMost: 10m}, {percent: 40, atMost: 20m}]}");

        assertThat(LongestRun.shift(rules)).isEqualTo(minutes((10 + 20 + 2 * 30) * 3 / 2 + 5 * 2));
    }

    private static String proposal(String rules, String wanted) {
        try {
            rules(rules, wanted);
        } catch (InvalidConfigurationException refused) {
            String message = String.valueOf(refused.getMessage());
            String after = message.substring(
                    message.indexOf("strategy: {", message.indexOf("Write") + 1) + "strategy: ".length());
            return after.lines()
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("; or one step alone.*", "")
                    .strip();
        }
        throw new AssertionError(wanted + " is not refused");
    }

    private static Strategy strategy(String strategy) {
        return rules(ECS, strategy).strategy();
    }

    private static ReleaseRules rules(String rules, String strategy) {
        String yaml = """
            headgate: 1
            region: us-east-1
            approvers: {alice: alice@example.com}
            environments:
              prod: {wave: 1}
            services:
              web:
                port: 8080
                environments:
                  prod:
            """ + (rules + "\nstrategy: " + strategy + "\n").strip().indent(8);
        Configuration read = ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
        return read.service("web")
                .flatMap(it -> it.environment("prod"))
                .orElseThrow()
                .rules();
    }

    private static Step step(int percent, int minutes) {
        return new Step(percent, minutes(minutes));
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
