package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.states.definition.TooLarge;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * A state whose result is more than Step Functions passes on is no end of its deployment, whether {@code States.ALL} catches it
 * or not.
 */
class TooLargeResultTest {

    private static final String GATED = PromiseScene.AT_ONCE
            + "gates: [{before: deployment, approvers: [alice], expiresAfter: 4h},"
            + " {before: traffic, approvers: [alice], expiresAfter: 4h}]\n";

    private static final String PIPELINE_EXECUTION = "0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11";
    private static final String ACTION =
            "{\"pipeline\":\"web\",\"pipelineExecutionId\":\"" + PIPELINE_EXECUTION + "\",\"service\":\"web\"}";

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
        return underEitherReading(List.of("PlanRelease", "FollowRelease", "AnnounceRelease"));
    }

    private static Stream<Arguments> underEitherReading(List<String> states) {
        return Stream.of(TooLarge.values()).flatMap(it -> states.stream().map(state -> Arguments.of(state, it)));
    }

    @ParameterizedTest
    @MethodSource("statesOfADeployment")
    void endsTheDeploymentWithAnOutcomeAndAnAlert(String state, TooLarge reading) {
        PromiseScene scene = scene(reading);
        scene.world().returnTooMuch(payload -> isOf(payload, state) && payload.contains(":headgate-deployment:d1\""));
        play(scene, state);

        assertEndedAndTold(scene);
        boolean unconfirmed = state.equals("ConfirmRollback") && reading == TooLarge.IS_CAUGHT_BY_THE_WILDCARD;
        assertThat(scene.end("d1").startsWith("NEEDS_HUMAN")).isEqualTo(unconfirmed);
    }

    /** As when it is the deployment's own data that is too large. */
    @ParameterizedTest
    @MethodSource("statesOfADeployment")
    void endsTheDeploymentEvenWhereWhoeverTakesItOverFaresTheSame(String state, TooLarge reading) {
        PromiseScene scene = scene(reading);
        scene.world().returnTooMuch(payload -> isOf(payload, state));
        play(scene, state);

        assertEndedAndTold(scene);
        assertThat(scene.log.executions()).hasSizeLessThan(30);
    }

    @ParameterizedTest
    @MethodSource("statesOfARelease")
    void endsTheReleaseAndTellsPeople(String state, TooLarge reading) {
        PromiseScene scene = scene(reading);
        scene.world()
                .tooling()
                .ecr()
                .push("web", PIPELINE_EXECUTION, scene.stage().digest("v3"));
        scene.world().returnTooMuch(payload -> isOf(payload, state));
        scene.world().start("release", "r1", ACTION);
        scene.pass(Duration.ofMinutes(1));
        scene.world().start("release", "retried", ACTION);
        scene.pass(Duration.ofHours(12));

        assertThat(scene.log.areAllOver()).as(scene.story()).isTrue();
        assertThat(scene.locks()).as(scene.story()).isEmpty();
        if (state.equals("FollowRelease")) {
            // The release that it followed has told how it ended.
            assertThat(scene.log.statusOf("retried")).contains(ExecutionStatus.FAILED);
        } else {
            assertThat(scene.alerts()).as(scene.story()).isNotEmpty();
        }
    }

    private static void play(PromiseScene scene, String state) {
        scene.deploy("d1", "v3");
        if (state.equals("RollBack") || state.equals("ConfirmRollback")) {
            scene.untilMoved("d1");
            scene.prod().makeImageSick(scene.stage().digest("v3"));
        }
        scene.pass(Duration.ofHours(12));
    }

    /** Only people have the lock longer. */
    private static void assertEndedAndTold(PromiseScene scene) {
        String story = scene.story();
        assertThat(scene.closing("d1")).as(story).isPresent();
        boolean isForPeople = scene.end("d1").startsWith("NEEDS_HUMAN");
        assertThat(scene.locks()).as(story).isEqualTo(isForPeople ? List.of("d1") : List.of());
        assertThat(scene.answered()).as(story).isEqualTo(100);
        assertThat(scene.alerts().isEmpty()).as(story).isEqualTo(scene.end("d1").startsWith("DEPLOYED"));
    }

    private static boolean isOf(String payload, String state) {
        return state.equals(Json.object(Json.tree(payload), "$").get("state"));
    }

    private static PromiseScene scene(TooLarge reading) {
        PromiseScene scene = new PromiseScene(GATED, Manner.APPROVE);
        scene.world().stepFunctions().tooLarge(reading);
        return scene;
    }
}
