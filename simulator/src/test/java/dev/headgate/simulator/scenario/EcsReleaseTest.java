package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.wire.Fault.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** A service whose traffic ECS moves itself is released as any other: no rule asks which backend it is. */
class EcsReleaseTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";
    private static final String AT_ONCE = ECS + PromiseScene.AT_ONCE;
    private static final String CANARY =
            ECS + "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";
    private static final String LINEAR =
            ECS + "strategy: {linear: {percent: 20, interval: 1m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";
    private static final String EVIDENCE = ECS
            + "strategy: {steps: [{percent: 20}, {percent: 60}], pace: evidence}\nbake: 5m\nalarms: [web-prod-5xx]\n";
    private static final String GATED = ECS + """
            strategy: allAtOnce
            bake: 10m
            gates:
              - {before: deployment, approvers: [alice], expiresAfter: 1h}
              - {before: traffic, approvers: [bob], expiresAfter: 2h}
            """;

    private static final List<String> BLUE = List.of("100 % v2, 4 of 4 healthy");
    private static final List<String> GREEN = List.of("100 % v3, 4 of 4 healthy");

    @ParameterizedTest
    @ValueSource(strings = {AT_ONCE, CANARY, LINEAR})
    void aGoodReleaseEndsDeployed(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.APPROVE);

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).isEqualTo(GREEN);
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void trafficMovesInTheStepsOfTheStrategy() {
        PromiseScene scene = new PromiseScene(CANARY, Manner.APPROVE);
        scene.deploy("d1", "v3");

        scene.until(() -> scene.stage().greenPercent("prod") > 0, Duration.ofHours(1));

        assertThat(scene.stage().greenPercent("prod")).isEqualTo(10);
        scene.pass(Duration.ofMinutes(4));
        assertThat(scene.stage().greenPercent("prod")).isEqualTo(10);
        scene.pass(Duration.ofMinutes(2));
        assertThat(scene.stage().greenPercent("prod")).isEqualTo(100);
    }

    @Test
    void gatesAreAskedAndNoTrafficMovesBefore() {
        PromiseScene scene = new PromiseScene(GATED, Manner.IGNORE);
        scene.deploy("d1", "v3");
        scene.until(() -> !scene.questions("alice").isEmpty(), Duration.ofHours(1));
        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);
        scene.until(() -> !scene.questions("bob").isEmpty(), Duration.ofHours(1))
                .pass(Duration.ofMinutes(90));
        assertThat(scene.stage().greenPercent("prod")).isZero();

        assertThat(scene.answer("bob", "APPROVED")).isEqualTo(200);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
    }

    @Test
    void aRejectionBeforeTrafficTakesGreenAway() {
        PromiseScene scene = new PromiseScene(GATED, Manner.IGNORE);
        scene.deploy("d1", "v3");
        scene.until(() -> !scene.questions("alice").isEmpty(), Duration.ofHours(1));
        scene.answer("alice", "APPROVED");
        scene.until(() -> !scene.questions("bob").isEmpty(), Duration.ofHours(1));

        scene.answer("bob", "REJECTED");
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("REJECTED");
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {AT_ONCE, CANARY, LINEAR})
    void anAlarmInTheBakeBringsBlueBack(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1");

        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(scene.record("d1").cause().orElseThrow().reason()).contains("web-prod-5xx");
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    @Test
    void aGreenThatNeverComesUpIsTakenBackInItsTime() {
        PromiseScene scene =
                new PromiseScene(ECS + "strategy: allAtOnce\nbake: 10m\ngreenUpWithin: 20m\n", Manner.APPROVE);
        scene.prod().makeImageSick(scene.stage().newDigest());

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(Duration.between(
                        scene.record("d1").openedAt(),
                        scene.record("d1").closing().orElseThrow().at()))
                .isLessThan(Duration.ofMinutes(40));
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    @Test
    void aRollbackByAnOperatorBringsTheRevisionBack() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilClosed("d1");
        scene.deploy("d2", "v4").untilClosed("d2");

        scene.rollBack("back").untilClosed("back");

        assertThat(scene.end("back")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).isEqualTo(GREEN);
        assertThat(scene.record("back").start().flatMap(it -> it.taskDefinition()))
                .isEqualTo(scene.record("d1").start().flatMap(it -> it.taskDefinition()));
    }

    @Test
    void aRollbackByAnOperatorEndsTheReleaseThatItMeets() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1");

        scene.rollBack("back").untilClosed("back");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(scene.serving()).isEqualTo(BLUE);
        assertThat(scene.locks()).isEmpty();
    }

    /** ECS would not refuse a second update: it would stop the first. */
    @ParameterizedTest
    @EnumSource(
            value = Effect.class,
            names = {"LOSE_REPLY", "LOSE_REQUEST"})
    void anUpdateWhoseReplyIsLostIsNotSentTwice(Effect effect) {
        PromiseScene scene = new PromiseScene(
                AT_ONCE, Manner.APPROVE, stage -> stage.calls().strike("ecs", "UpdateService", 1, effect));

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.calls("UpdateService")).isEqualTo(effect == Effect.LOSE_REPLY ? 1 : 2);
    }

    /**
     * Nothing of Headgate reaches ECS any more, from any moment on: Lambda, Step Functions or the whole tooling account are
     * gone. Unless blue's end had been asked for already, ECS goes back by itself when its pauses end.
     */
    @ParameterizedTest
    @ValueSource(strings = {AT_ONCE, CANARY, LINEAR, EVIDENCE})
    void withoutHeadgateEcsGoesBackToBlueByItself(String prod) {
        List<String> stranded = new ArrayList<>();
        for (int seconds = 0; seconds < 1_500; seconds += 60) {
            PromiseScene scene = new PromiseScene(prod, Manner.APPROVE);
            scene.deploy("d1", "v3").pass(Duration.ofSeconds(seconds));
            scene.stage().calls().loseRequests("ecs", Duration.ofDays(30));
            scene.pass(Duration.ofHours(3));
            boolean kept = scene.record("d1").milestones().blueRetiring().isPresent();
            if (!scene.serving().equals(kept ? GREEN : BLUE)) {
                stranded.add("after " + seconds + " s: " + scene.serving() + " " + scene.closing("d1"));
            }
        }

        assertThat(stranded).isEmpty();
    }

    @Test
    void whatSomebodyDeploysByHandInTheMiddleIsNotUndone() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1");
        String revision = scene.registerByHand("v4", Optional.empty());

        Object unused = scene.world()
                .wire()
                .undisturbed(() -> scene.prod()
                        .ecs()
                        .updateService(it -> it.cluster("headgate-prod")
                                .service("web-prod")
                                .taskDefinition(revision)
                                .deploymentConfiguration(how -> how.strategy("BLUE_GREEN")
                                        .bakeTimeInMinutes(0)
                                        .lifecycleHooks(List.of()))));
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("NEEDS_HUMAN");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
    }

    /** ECS has failed to go back, so blue is deployed anew: what would take that back again would bring the sick green. */
    @Test
    void blueDeployedAnewStaysWhateverBecomesOfHeadgate() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        scene.prod().conditions().rollbacksFail(true);
        scene.deploy("d1", "v3").untilMoved("d1");
        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.until(() -> scene.calls("UpdateService") == 2, Duration.ofHours(1));

        scene.stage().calls().loseRequests("ecs", Duration.ofDays(30));
        scene.pass(Duration.ofHours(4));

        assertThat(scene.serving()).as(scene.story()).isEqualTo(BLUE);
    }

    @Test
    void aRollbackThatEcsFailsAtIsFinishedByDeployingBlueAnew() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        scene.prod().conditions().rollbacksFail(true);
        scene.deploy("d1", "v3").untilMoved("d1");

        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    /** While its pause stands, ECS goes back by itself: a green that serves now is no end. */
    @Test
    void aBlueThatCannotBeLetGoNeedsAHuman() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1");
        scene.world()
                .wire()
                .add(call -> call.operation().equals("ContinueServiceDeployment") ? Effect.LOSE_REQUEST : Effect.NONE);

        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("NEEDS_HUMAN");
        assertThat(scene.alerts()).isNotEmpty();
    }

    /** Nothing can be read, and what goes on moving traffic is stopped all the same. */
    @Test
    void aDeploymentThatCannotBeSeenIsStopped() {
        PromiseScene scene = new PromiseScene(LINEAR, Manner.APPROVE);
        scene.deploy("d1", "v3").until(() -> scene.stage().greenPercent("prod") > 0, Duration.ofHours(1));
        scene.world()
                .wire()
                .add(call -> call.operation().startsWith("DescribeService") ? Effect.LOSE_REQUEST : Effect.NONE);

        scene.until(() -> scene.calls("StopServiceDeployment") > 0, Duration.ofHours(1))
                .pass(Duration.ofMinutes(2));

        assertThat(scene.serving()).as(scene.story()).isEqualTo(BLUE);
    }
}
