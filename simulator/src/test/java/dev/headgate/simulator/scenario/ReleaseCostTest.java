package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.installation.AwsCall;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a release costs, and how soon harm is answered: while nothing moves, looks at the minutes alone find as much.
 */
class ReleaseCostTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";
    private static final String CANARY =
            "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";
    private static final String LINEAR =
            "strategy: {linear: {percent: 10, interval: 1m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";

    /**
     * Of all state machines, and of all functions together, the watchdog's sweeps among them.
     *
     * @param transitions states that were entered
     * @param calls to AWS
     */
    private record Cost(int transitions, int calls) {}

    /** Before looks were at the minutes alone, it was up to 146 and 560. */
    private static final Cost MOST = new Cost(100, 330);

    @ParameterizedTest
    @ValueSource(strings = {CANARY, LINEAR})
    void aReleaseCostsAsFewCallsWhoeverMovesItsTraffic(String rules) {
        Cost codeDeploy = costOf(rules);
        Cost ecs = costOf(ECS + rules);

        System.out.println(
                rules.lines().findFirst().orElseThrow() + ": by CodeDeploy " + codeDeploy + ", by ECS " + ecs);
        assertThat(List.of(codeDeploy, ecs)).allSatisfy(cost -> {
            assertThat(cost.transitions()).isLessThanOrEqualTo(MOST.transitions());
            assertThat(cost.calls()).isLessThanOrEqualTo(MOST.calls());
        });
    }

    /** Once harm was ruled out, every second minute is looked at: what begins then is found up to a minute later. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void harmIsAnsweredAsSoonAsByLooksEveryHalfMinute(int minutesAfterTrafficBegan) {
        Duration codeDeploy = answerToHarm(CANARY, minutesAfterTrafficBegan);
        Duration ecs = answerToHarm(ECS + CANARY, minutesAfterTrafficBegan);

        System.out.println("errors from minute " + minutesAfterTrafficBegan + " on: answered by CodeDeploy after "
                + codeDeploy.toSeconds() + " s, by ECS after " + ecs.toSeconds() + " s");
        Duration later = minutesAfterTrafficBegan < 5 ? Duration.ofSeconds(5) : Duration.ofSeconds(65);
        assertThat(ecs).isLessThanOrEqualTo(codeDeploy.plus(later));
    }

    private static Cost costOf(String rules) {
        PromiseScene scene = new PromiseScene(rules, Manner.APPROVE);
        List<String> states = new ArrayList<>();
        List<AwsCall> calls = new ArrayList<>();
        scene.world().observeCalls(calls::add);
        scene.world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String arn, String state, Instant at, String input) {
                states.add(state);
            }
        });
        scene.deploy("d1", "v3").untilClosed("d1");
        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        return new Cost(states.size(), calls.size());
    }

    /** From the moment in which one request in twenty begins to fail until the rollback is asked for. */
    private static Duration answerToHarm(String rules, int minutesAfterTrafficBegan) {
        PromiseScene scene = new PromiseScene(rules, Manner.APPROVE);
        scene.deploy("d1", "v3").until(() -> scene.stage().greenPercent("prod") > 0, Duration.ofHours(1));
        Instant minute =
                scene.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1 + minutesAfterTrafficBegan));
        scene.pass(Duration.between(scene.now(), minute));
        Instant harm = scene.now();
        scene.prod().traffic().errorRate(scene.stage().newDigest(), 0.05);
        scene.until(() -> scene.record("d1").cause().isPresent(), Duration.ofHours(1));
        return Duration.between(harm, scene.record("d1").cause().orElseThrow().at());
    }
}
