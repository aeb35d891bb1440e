package dev.headgate.simulator.environment.ecs;

import static dev.headgate.simulator.environment.ecs.NativeOrders.ALL_BLUE;
import static dev.headgate.simulator.environment.ecs.NativeOrders.ALL_GREEN;
import static dev.headgate.simulator.environment.ecs.NativeOrders.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction.CONTINUE;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction.ROLLBACK;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.POST_PRODUCTION_TRAFFIC_SHIFT;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.POST_SCALE_UP;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.POST_TEST_TRAFFIC_SHIFT;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.PRE_PRODUCTION_TRAFFIC_SHIFT;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.PRE_SCALE_UP;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.RECONCILE_SERVICE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentNotFoundException;

class PausesTest {

    private final NativeOrders orders = NativeOrders.standing();

    @ParameterizedTest
    @EnumSource(
            value = DeploymentLifecycleHookStage.class,
            names = {
                "PRE_SCALE_UP",
                "POST_SCALE_UP",
                "POST_TEST_TRAFFIC_SHIFT",
                "PRE_PRODUCTION_TRAFFIC_SHIFT",
                "POST_PRODUCTION_TRAFFIC_SHIFT"
            })
    void waitsAtAPauseUntilItIsContinued(DeploymentLifecycleHookStage stage) {
        String arn = orders.release(pause(stage));
        String hook = orders.awaitPause(arn);
        orders.runFor(Duration.ofMinutes(29));

        assertThat(orders.stageOf(arn)).isEqualTo(stage.toString());
        assertThat(orders.statusOf(arn)).isEqualTo("IN_PROGRESS");
        orders.goOn(arn, hook);
        orders.runToItsEnd(arn);
        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
        assertThat(orders.weights()).isEqualTo(ALL_GREEN);
    }

    @Test
    void saysWhatItWaitsForUntilWhenAndWhatHappensThen() {
        String arn = orders.release(pause(PRE_SCALE_UP));
        String id = orders.awaitPause(arn);

        DeploymentLifecycleHookDetail hook = orders.hooks(arn).getFirst();
        assertThat(id).startsWith("ecs-pause-");
        assertThat(hook.targetType()).isEqualTo(DeploymentLifecycleHookTargetType.PAUSE);
        assertThat(hook.timeoutAction()).isEqualTo(ROLLBACK);
        assertThat(Duration.between(orders.loop.instant(), hook.expiresAt())).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void waitsADayAndThenRollsBackUnlessItIsSaid() {
        String arn = orders.release(DeploymentLifecycleHook.builder()
                .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                .lifecycleStages(POST_SCALE_UP)
                .build());
        orders.awaitPause(arn);

        DeploymentLifecycleHookDetail hook = orders.hooks(arn).getFirst();
        assertThat(Duration.between(orders.loop.instant(), hook.expiresAt())).isEqualTo(Duration.ofDays(1));
        assertThat(hook.timeoutAction()).isEqualTo(ROLLBACK);
    }

    @Test
    void waitsFourteenDaysWhereThatIsAskedFor() {
        String arn = orders.release(pause(20_160, ROLLBACK, PRE_PRODUCTION_TRAFFIC_SHIFT));
        orders.awaitPause(arn);
        orders.runFor(Duration.ofDays(13));

        assertThat(orders.stageOf(arn)).isEqualTo("PRE_PRODUCTION_TRAFFIC_SHIFT");
        assertThat(orders.statusOf(arn)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void goesBackToBlueWhenNobodyAnswersInTime() {
        String arn = orders.release(pause(POST_PRODUCTION_TRAFFIC_SHIFT));
        orders.awaitPause(arn);
        assertThat(orders.weights()).isEqualTo(ALL_GREEN);
        orders.runFor(Duration.ofMinutes(31));

        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_IN_PROGRESS");
        orders.runToItsEnd(arn);
        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(orders.deployment(arn).statusReason()).contains("timed out");
    }

    @Test
    void goesOnWhenNobodyAnswersAndItIsToldSo() {
        String arn = orders.release(pause(30, CONTINUE, POST_PRODUCTION_TRAFFIC_SHIFT));
        orders.awaitPause(arn);
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void goesBackAtOnceWhenItIsToldSoAtAPause() {
        String arn = orders.release(pause(POST_PRODUCTION_TRAFFIC_SHIFT));
        orders.answer(arn, orders.awaitPause(arn), ROLLBACK);
        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_REQUESTED");
        orders.runFor(Duration.ofMinutes(1));

        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
    }

    @Test
    void anAnswerTakesEffectAMomentLater() {
        String arn = orders.release(pause(POST_SCALE_UP));
        orders.goOn(arn, orders.awaitPause(arn));

        assertThat(orders.hooks(arn).getFirst().statusAsString()).isEqualTo("IN_PROGRESS");
        assertThat(orders.stageOf(arn)).isEqualTo("POST_SCALE_UP");
        orders.runFor(Duration.ofSeconds(5));
        assertThat(orders.stageOf(arn)).isEqualTo("TEST_TRAFFIC_SHIFT");
    }

    @Test
    void allPausesOfAStageMustPass() {
        String arn = orders.release(pause(POST_SCALE_UP), pause(60, ROLLBACK, POST_SCALE_UP));
        orders.awaitPause(arn);
        String first = orders.hooks(arn).getFirst().hookId();
        String second = orders.hooks(arn).getLast().hookId();
        orders.goOn(arn, first);
        orders.runFor(Duration.ofMinutes(2));

        assertThat(orders.stageOf(arn)).isEqualTo("POST_SCALE_UP");
        orders.goOn(arn, second);
        orders.runToItsEnd(arn);
        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void oneOfSeveralPausesCanBreakItOff() {
        String arn = orders.release(pause(POST_SCALE_UP), pause(60, ROLLBACK, POST_SCALE_UP));
        orders.awaitPause(arn);
        orders.goOn(arn, orders.hooks(arn).getFirst().hookId());
        orders.answer(arn, orders.hooks(arn).getLast().hookId(), ROLLBACK);
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
    }

    @Test
    void onePauseAtTwoStagesIsTwoPausesWithIdsOfTheirOwn() {
        String arn = orders.release(pause(POST_SCALE_UP, POST_TEST_TRAFFIC_SHIFT));
        String first = orders.awaitPause(arn);
        orders.goOn(arn, first);
        orders.runFor(Duration.ofSeconds(3));
        String second = orders.awaitPause(arn);

        assertThat(second).isNotEqualTo(first);
        assertThat(orders.stageOf(arn)).isEqualTo("POST_TEST_TRAFFIC_SHIFT");
        assertThatThrownBy(() -> orders.goOn(arn, first)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void nothingPausesToReconcileAServiceWithOneRevision() {
        String arn = orders.release(pause(RECONCILE_SERVICE));

        assertThat(orders.runToItsEnd(arn)).doesNotContain("RECONCILE_SERVICE");
    }

    @Test
    void refusesASecondAnswerToTheSamePause() {
        String arn = orders.release(pause(POST_SCALE_UP));
        String hook = orders.awaitPause(arn);
        orders.goOn(arn, hook);

        assertThatThrownBy(() -> orders.goOn(arn, hook)).isInstanceOf(InvalidParameterException.class);
        orders.runFor(Duration.ofMinutes(1));
        assertThatThrownBy(() -> orders.goOn(arn, hook)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void eitherReadingOfASecondAnswerCanBePlayed() {
        orders.conditions().acceptRepeatedContinue(true);
        String arn = orders.release(pause(POST_SCALE_UP));
        String hook = orders.awaitPause(arn);
        orders.goOn(arn, hook);
        orders.goOn(arn, hook);
        orders.runToItsEnd(arn);
        orders.goOn(arn, hook);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
        assertThatThrownBy(() -> orders.answer(arn, hook, ROLLBACK)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void eitherReadingOfEndedHooksCanBePlayed() {
        String arn = orders.release(pause(POST_SCALE_UP));
        orders.goOn(arn, orders.awaitPause(arn));
        orders.runFor(Duration.ofSeconds(30));
        assertThat(orders.hooks(arn)).isEmpty();

        orders.conditions().endedHooksStayListed(true);

        assertThat(orders.hooks(arn))
                .extracting(DeploymentLifecycleHookDetail::statusAsString)
                .containsExactly("SUCCEEDED");
    }

    @Test
    void refusesAnswersToWhatIsNotThere() {
        String arn = orders.release(pause(POST_SCALE_UP));
        orders.awaitPause(arn);

        assertThatThrownBy(() -> orders.goOn(arn, "ecs-pause-another")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> orders.goOn(arn + "x", "ecs-pause-another"))
                .isInstanceOf(ServiceDeploymentNotFoundException.class);
    }

    @Test
    void aDeploymentGoesBackAfterThirtyDaysWhateverItWaitsFor() {
        String arn = orders.release(
                pause(20_160, CONTINUE, POST_SCALE_UP, POST_TEST_TRAFFIC_SHIFT, PRE_PRODUCTION_TRAFFIC_SHIFT));
        orders.runFor(Duration.ofDays(29));
        assertThat(orders.stageOf(arn)).isEqualTo("PRE_PRODUCTION_TRAFFIC_SHIFT");
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(orders.deployment(arn).statusReason()).contains("30 days");
    }

    @Test
    void refusesAnswersOnceItGoesBack() {
        String arn = orders.release(pause(POST_SCALE_UP));
        String hook = orders.awaitPause(arn);
        orders.stop(arn);

        assertThatThrownBy(() -> orders.goOn(arn, hook)).isInstanceOf(InvalidParameterException.class);
    }
}
