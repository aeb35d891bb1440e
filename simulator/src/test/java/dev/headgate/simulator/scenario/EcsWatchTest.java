package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.environment.ecs.EcsConditions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.wire.Fault.Effect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** What ECS overlooks, whoever watches its deployments sees. */
class EcsWatchTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";
    private static final String LINEAR =
            ECS + "strategy: {linear: {percent: 20, interval: 1m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";
    private static final List<String> BLUE = List.of("100 % v2, 4 of 4 healthy");

    private final PromiseScene scene = new PromiseScene(LINEAR, Manner.APPROVE);

    /** ECS ignores an alarm that is red when its deployment begins, for as long as that lasts. */
    @Test
    void anAlarmThatTurnsRedJustBeforeEcsBeginsCounts() {
        scene.world().wire().add(call -> {
            if (call.operation().equals("UpdateService")) {
                scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
            }
            return Effect.NONE;
        });

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(scene.record("d1").cause().orElseThrow().reason()).contains("alarm web-prod-5xx is red");
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    /** While DescribeAlarms is throttled for it, ECS goes on. */
    @Test
    void anAlarmThatEcsDoesNotReadCounts() {
        conditions().skipAlarmReads(true);
        scene.deploy("d1", "v3").untilMoved("d1");

        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    /** Without the circuit breaker, ECS would wait for a day. */
    @Test
    void aGreenThatNeverComesUpIsBoundedWithoutTheCircuitBreaker() {
        conditions().circuitBreakerCounts(false);
        scene.prod().makeImageSick(scene.stage().newDigest());

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(Duration.between(
                        scene.record("d1").openedAt(),
                        scene.record("d1").closing().orElseThrow().at()))
                .isLessThan(Duration.ofMinutes(50));
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    /** Whether blue's count follows as green's does is not documented. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void scalingGoesOnDuringADeployment(boolean blueFollows) {
        conditions().blueFollowsScaling(blueFollows);
        scene.deploy("d1", "v3").until(() -> scene.stage().greenPercent("prod") > 0, Duration.ofHours(1));

        scene.prod().scaleTo(scene.service(), 8);
        scene.pass(Duration.ofMinutes(3));
        scene.prod().scaleTo(scene.service(), 6);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v3, 6 of 6 healthy");
    }

    private EcsConditions conditions() {
        return scene.prod().ecsServices().conditions();
    }
}
