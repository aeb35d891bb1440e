package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.asl.TooLarge;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A state whose result is more than Step Functions passes on is no end of its deployment, whether {@code States.ALL} catches it
 * or not.
 */
class TooLargeResultTest {

    private static final String GATED = PromiseScene.AT_ONCE
            + "gates: [{before: deployment, approvers: [alice], expiresAfter: 4h},"
            + " {before: traffic, approvers: [alice], expiresAfter: 4h}]\n";

    static Stream<Arguments> statesOfADeployment() {
        return underEitherReading(List.of(
                "OpenDeployment",
                "CheckReadiness",
                "RecordDecision",
                "StartDeployment",
                "WatchDeployment",
                "ProceedWithTraffic",
                "RetireBlue",
                "RollBack",
                "ConfirmRollback",
                "CloseDeployment"));
    }

    static Stream<Arguments> statesOfARelease() {
        return underEitherReading(List.of("PlanRelease", "AnnounceRelease"));
    }

    private static Stream<Arguments> underEitherReading(List<String> states) {
        return Stream.of(TooLarge.values()).flatMap(it -> states.stream().map(state -> Arguments.of(state, it)));
    }

    /** Whoever takes the deployment over is told the same, and has to do with less. */
    @ParameterizedTest
    @MethodSource("statesOfADeployment")
    void endsTheDeploymentWithAnOutcomeAndAnAlertAndWithoutALock(String state, TooLarge reading) {
        PromiseScene scene = scene(reading);
        boolean rollsBack = state.equals("RollBack") || state.equals("ConfirmRollback");
        scene.world().returnTooMuch(payload -> isOf(payload, state) && payload.contains("execution:headgate-deployment:d1"));
        scene.deploy("d1", "v3");
        if (rollsBack) {
            scene.untilMoved("d1");
            scene.prod().makeImageSick(scene.stage().digest("v3"));
        }
        scene.pass(Duration.ofHours(12));

        String story = scene.story();
        assertThat(scene.closing("d1")).as(story).isPresent();
        assertThat(scene.locks()).as(story).isEmpty();
        assertThat(scene.answered()).as(story).isEqualTo(100);
        if (!scene.end("d1").startsWith("DEPLOYED")) {
            assertThat(scene.alerts()).as(story).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("statesOfARelease")
    void endsTheReleaseAndTellsPeople(String state, TooLarge reading) {
        PromiseScene scene = scene(reading);
        scene.world().returnTooMuch(payload -> isOf(payload, state));
        scene.world().start("release", "r1", "{\"service\":\"web\",\"imageTag\":\"v3\",\"environments\":[\"dev\"]}");
        scene.pass(Duration.ofHours(12));

        assertThat(scene.log.areAllOver()).as(scene.story()).isTrue();
        assertThat(scene.locks()).as(scene.story()).isEmpty();
        assertThat(scene.alerts()).as(scene.story()).isNotEmpty();
    }

    private static boolean isOf(String payload, String state) {
        return payload.contains("\"state\":\"" + state + "\"");
    }

    private static PromiseScene scene(TooLarge reading) {
        PromiseScene scene = new PromiseScene(GATED, Manner.APPROVE);
        scene.world().stepFunctions().tooLarge(reading);
        return scene;
    }
}
