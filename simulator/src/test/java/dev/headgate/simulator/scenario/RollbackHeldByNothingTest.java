package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;

/** An emergency rollback is never held by a scan, a red alarm, a freeze, a window, a gate, or the question after the bake. */
class RollbackHeldByNothingTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";

    /** All that can stand in the way of a release. It is Monday, nine o'clock. */
    private static final String GUARDED = PromiseScene.AT_ONCE + """
            blockScanFindings: MEDIUM
            judge: {onInconclusive: hold, holdFor: 8h}
            windows: {allow: [sat 01:00-02:00], timezone: UTC, outside: refuse}
            gates:
              - {before: deployment, approvers: [alice], expiresAfter: 8h}
              - {before: traffic, approvers: [bob], expiresAfter: 2h}
            """;

    private static final List<String> BACK = List.of("100 % v1, 4 of 4 healthy");

    static Stream<Arguments> rollbacks() {
        return Stream.of("", ",\"now\":true")
                .flatMap(how -> Stream.of(GUARDED, ECS + GUARDED).map(prod -> Arguments.of(how, prod)));
    }

    @ParameterizedTest
    @MethodSource("rollbacks")
    void whateverStandsInTheWayOfAReleaseTrafficIsBackInMinutesAndNobodyIsAsked(String how, String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.IGNORE, stage -> {
            stage.scanFinds("v1", Map.of(FindingSeverity.CRITICAL, 3));
            stage.place("prod").account().traffic().requestsPerMinute("web-prod", 0);
        });
        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.start(
                        "freeze",
                        "{\"freeze\":{\"environment\":\"prod\",\"until\":\"2026-03-09T09:00:00Z\",\"reason\":\"the sale\"}}")
                .pass(Duration.ofMinutes(1));
        Instant asked = scene.now();

        scene.start("back", rollback(how)).until(() -> scene.serving().equals(BACK), Duration.ofMinutes(10));
        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(4));
        scene.untilClosed("back");

        assertThat(scene.end("back")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(25));
        assertThat(scene.serving()).isEqualTo(BACK);
        assertThat(scene.locks()).isEmpty();
        assertThat(scene.record("back").windowWait()).isEmpty();
        assertThat(scene.questions("alice")).isEmpty();
        assertThat(scene.questions("bob")).isEmpty();
    }

    /** Of the rollback alone; the same world holds a release back for its first reason. */
    @Test
    void aReleaseIsHeldThere() {
        PromiseScene scene = new PromiseScene(GUARDED, Manner.IGNORE);

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("REJECTED");
    }

    /** The judge asks whether green may stay when it cannot tell; of a rollback it asks nobody, and does not watch on. */
    @ParameterizedTest
    @MethodSource("rollbacks")
    void theBakeOfARollbackEndsWhenItIsOverThoughNobodyUsesProduction(String how, String prod) {
        PromiseScene scene = new PromiseScene(
                prod.replace("onInconclusive: hold", "onInconclusive: extend, maximumExtension: 2h"),
                Manner.IGNORE,
                stage -> stage.place("prod").account().traffic().requestsPerMinute("web-prod", 0));

        scene.start("back", rollback(how)).untilMoved("back");
        Instant moved = scene.now();
        scene.untilClosed("back");

        assertThat(scene.end("back")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(Duration.between(moved, scene.now())).isLessThan(Duration.ofMinutes(18));
        assertThat(scene.questions("alice")).isEmpty();
    }

    private static String rollback(String how) {
        return "{\"service\":\"web\",\"environment\":\"prod\",\"rollback\":true,\"reason\":\"it burns\",\"requestedBy\":\"carol\""
                + how + "}";
    }
}
