package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static dev.headgate.config.file.FaultyYaml.faultsOfRules;
import static dev.headgate.config.file.RulesYaml.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.LongestRun;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every wait that is accepted must fit, together with all the others, into the life of an execution. */
class LongestRunTest {

    private static final String LONGEST = """
            strategy: {linear: {percent: 1, interval: %s}}
            bake: 46h
            turnTimeout: 168h
            gates:
            - {before: deployment, approvers: [alice], expiresAfter: 120h}
            - {before: traffic, approvers: [bob], expiresAfter: 119h}
            """;

    @Test
    void addsUpWhateverMayBeWaitedFor() {
        LongestRun run = LongestRun.of(rulesOf("""
                strategy: {linear: {percent: 10, interval: 1h}}
                bake: 2h
                turnTimeout: 3h
                gates:
                - {before: deployment, approvers: [alice], expiresAfter: 20h}
                - {before: traffic, approvers: [bob], expiresAfter: 30h}
                """));

        assertThat(run.inWords())
                .isEqualTo(
                        "5 times turnTimeout 15h, 3 questions before deployment 60h, the question before traffic 30h, "
                                + "the shift and half as much again 13h30m, bake, judge.maximumExtension and judge.holdFor 3h30m");
        assertThat(run.total()).isEqualTo(Duration.ofHours(122));
    }

    @Test
    void aRunWithoutGatesWaitsForItsTurnAndForReadiness() {
        assertThat(LongestRun.of(rulesOf("strategy: allAtOnce\nbake: 0s\nturnTimeout: 3h"))
                        .inWords())
                .isEqualTo("2 times turnTimeout 6h");
    }

    @Test
    void noDeploymentThatIsAcceptedOutlivesItsExecution() {
        assertThat(LongestRun.of(rulesOf(LONGEST.formatted("29m"))).total())
                .isEqualTo(Duration.ofHours(1438).plusMinutes(16).plusSeconds(30))
                .isLessThan(LongestRun.OF_A_DEPLOYMENT);
    }

    /** CodeDeploy would fail it in the forty-eighth hour. */
    @Test
    void refusesALinearShiftOfMoreThanTwoDaysInTotal() {
        assertThat(faultsOfRules("strategy: {linear: {percent: 1, interval: 30m}}"))
                .containsExactly(
                        ":10 services.web.environments.prod.strategy: 1 % more every 30m takes 49h30m until green has"
                                + " all traffic, and CodeDeploy gives a shift 48h. Shorten interval, or write a larger percent");
        assertThat(rulesOf("strategy: {linear: {percent: 50, interval: 48h}}")
                        .strategy()
                        .shiftDuration())
                .isEqualTo(Duration.ofDays(2));
        assertThat(faultsOfRules("strategy: {linear: {percent: 49, interval: 48h}}"))
                .hasSize(1);
    }

    @Test
    void refusesAReleaseWhoseWavesTogetherOutliveItsExecution() {
        assertThat(EditorSchema.read(waves(6), "111122223333").services()).hasSize(1);
        assertThat(faultsOf(waves(7)))
                .singleElement()
                .asString()
                .startsWith(":7 services.web: a release could take 10067h55m30s, wave after wave (e1 1438h16m30s, ")
                .endsWith(
                        "), but its execution ends after 8640h. Shorten what takes longest, or release in fewer waves");
    }

    private static String waves(int count) {
        String environments = IntStream.rangeClosed(1, count)
                .mapToObj(it -> "e" + it + ": {wave: " + it + "}")
                .collect(Collectors.joining(", "));
        String rules = IntStream.rangeClosed(1, count)
                .mapToObj(it -> "e" + it + ":\n" + LONGEST.formatted("29m").indent(2))
                .collect(Collectors.joining());
        return """
                headgate: 1
                approvers: {alice: alice@example.com, bob: bob@example.com}
                environments: {%s}
                services:
                  web:
                    port: 80
                    environments:
                """.formatted(environments) + rules.indent(6);
    }
}
