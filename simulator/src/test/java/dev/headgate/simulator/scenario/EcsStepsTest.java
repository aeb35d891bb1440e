package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.wire.Fault.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Steps of any height, which ECS waits at until it is told to go on. */
class EcsStepsTest {

    private static final String ECS = """
            controller: ecs
            existing: {cluster: headgate-prod, service: web-prod}
            bake: 10m
            alarms: [web-prod-5xx]
            """;
    private static final String CLOCK =
            ECS + "strategy: {steps: [{percent: 5, hold: 3m}, {percent: 25, hold: 7m}, {percent: 50, hold: 2m}]}\n";
    private static final String EVIDENCE =
            ECS + "strategy: {steps: [{percent: 20}, {percent: 60, hold: 5m}], pace: evidence}\n";
    private static final String ONE_PERCENT = ECS + "strategy: {steps: [{percent: 1}], pace: evidence}\n";

    private static final List<String> BLUE = List.of("100 % v2, 4 of 4 healthy");
    private static final List<String> GREEN = List.of("100 % v3, 4 of 4 healthy");

    @ParameterizedTest
    @ValueSource(strings = {CLOCK, EVIDENCE, ONE_PERCENT})
    void aGoodReleaseEndsDeployed(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.APPROVE);

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).isEqualTo(GREEN);
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void eachStepIsHeldForItsTimeAndNoOtherShareIs() {
        PromiseScene scene = new PromiseScene(CLOCK, Manner.APPROVE);

        Map<Integer, Duration> held = held(scene);

        assertThat(held.get(5)).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
        assertThat(held.get(25)).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(8));
        assertThat(held.get(50)).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(held.get(30)).isLessThan(Duration.ofMinutes(2));
    }

    /** The judge sees enough of a busy service in three or four minutes, and is not asked before the hold is over. */
    @Test
    void aStepIsLeftAsSoonAsHarmIsRuledOutThere() {
        PromiseScene scene = new PromiseScene(EVIDENCE, Manner.APPROVE);

        Map<Integer, Duration> held = held(scene);

        assertThat(held.get(20)).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(9));
        assertThat(held.get(60)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {CLOCK, EVIDENCE})
    void anAlarmAtAStepBringsBlueBack(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.APPROVE);
        scene.deploy("d1", "v3").until(() -> scene.stage().greenPercent("prod") >= 20, Duration.ofHours(1));

        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    /** ECS does not look at what the rule says, and would go on from where it was. */
    @Test
    void aShareThatSomebodyTakesFromGreenIsSeen() {
        PromiseScene scene = new PromiseScene(CLOCK, Manner.APPROVE);
        scene.deploy("d1", "v3").until(() -> scene.stage().greenPercent("prod") == 25, Duration.ofHours(1));
        scene.pass(Duration.ofMinutes(1));

        scene.resetListenerTo("v2");
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(scene.record("d1").cause().orElseThrow().reason())
                .contains("sends 0 % to green, which had 25 % already");
    }

    /** The reply is lost, not the call: the next look finds another pause, or none. */
    @Test
    void aStepWhoseEndWasAskedForWithoutAReplyIsNotSkipped() {
        PromiseScene scene = new PromiseScene(CLOCK, Manner.APPROVE);
        scene.world()
                .wire()
                .add(call -> call.operation().equals("ContinueServiceDeployment") ? Effect.LOSE_REPLY : Effect.NONE);

        Map<Integer, Duration> held = held(scene);

        assertThat(held.get(5)).isGreaterThanOrEqualTo(Duration.ofMinutes(3));
        assertThat(held.get(25)).isGreaterThanOrEqualTo(Duration.ofMinutes(7));
        assertThat(held.get(50)).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
    }

    /** Whoever goes on by hand shortens a step, and skips none. */
    @Test
    void aStepThatSomebodyEndsIsFollowedByTheNext() {
        PromiseScene scene = new PromiseScene(CLOCK, Manner.APPROVE);
        scene.deploy("d1", "v3").until(() -> scene.stage().greenPercent("prod") == 25, Duration.ofHours(1));
        scene.pass(Duration.ofMinutes(1));

        scene.site().console().goOn(Console.Wait.BEFORE_STEP);
        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.stage().greenPercent("prod")).isBetween(30, 50);
        scene.untilClosed("d1");
        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
    }

    private static Map<Integer, Duration> held(PromiseScene scene) {
        Map<Integer, Duration> held = new TreeMap<>();
        scene.deploy("d1", "v3");
        Duration each = Duration.ofSeconds(5);
        Instant limit = scene.now().plus(Duration.ofHours(2));
        while (scene.stage().greenPercent("prod") < 100 && scene.now().isBefore(limit)) {
            held.merge(scene.stage().greenPercent("prod"), each, Duration::plus);
            scene.pass(each);
        }
        scene.untilClosed("d1");
        return held;
    }
}
