package dev.headgate.simulator.environment.ecs;

import static dev.headgate.simulator.environment.ecs.NativeOrders.ALARM;
import static dev.headgate.simulator.environment.ecs.NativeOrders.ALL_BLUE;
import static dev.headgate.simulator.environment.ecs.NativeOrders.ALL_GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.ThresholdType;

/** What ECS itself looks at during a deployment, and what it overlooks. */
class WatchesOfEcsTest {

    private final NativeOrders orders = NativeOrders.standing();

    private static Consumer<DeploymentConfiguration.Builder> watched(boolean rollback) {
        return it -> it.bakeTimeInMinutes(60)
                .alarms(alarms -> alarms.alarmNames(ALARM).enable(true).rollback(rollback));
    }

    private static Consumer<DeploymentConfiguration.Builder> breaking(
            boolean rollback, Consumer<DeploymentCircuitBreaker.Builder> change) {
        return it -> it.deploymentCircuitBreaker(breaker -> {
            breaker.enable(true).rollback(rollback);
            change.accept(breaker);
        });
    }

    private String bakingUnder(Consumer<DeploymentConfiguration.Builder> configuration) {
        String arn = orders.release(configuration);
        orders.runUntilStage(arn, "BAKE_TIME");
        return arn;
    }

    private void goesOff() {
        orders.account.alarm(ALARM, StateValue.ALARM);
    }

    private ServiceDeploymentAlarms alarmsOf(String arn) {
        return orders.deployment(arn).alarms();
    }

    private ServiceDeploymentCircuitBreaker breakerOf(String arn) {
        return orders.deployment(arn).deploymentCircuitBreaker();
    }

    private String releaseOfSick(Consumer<DeploymentConfiguration.Builder> configuration) {
        orders.account.makeImageSick(NativeOrders.GREEN_DIGEST);
        return orders.release(configuration);
    }

    @Test
    void anAlarmThatGoesOffTakesTrafficBack() {
        String arn = bakingUnder(watched(true));
        assertThat(alarmsOf(arn).statusAsString()).isEqualTo("MONITORING");
        goesOff();
        orders.runFor(Duration.ofMinutes(1));

        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
        assertThat(alarmsOf(arn).statusAsString()).isEqualTo("TRIGGERED");
        assertThat(alarmsOf(arn).triggeredAlarmNames()).containsExactly(ALARM);
        assertThat(orders.deployment(arn).rollback().reason()).contains(ALARM);
    }

    @Test
    void anAlarmWithoutRollbackStopsWhereItIs() {
        String arn = bakingUnder(watched(false));
        goesOff();

        assertThat(orders.statusesToItsEnd(arn)).containsExactly("IN_PROGRESS", "STOP_REQUESTED", "STOPPED");
        assertThat(orders.weights()).isEqualTo(ALL_GREEN);
    }

    @Test
    void anAlarmThatIsRedAtTheStartIsIgnoredForAllOfTheDeployment() {
        goesOff();
        String arn = bakingUnder(watched(true));
        orders.account.alarm(ALARM, StateValue.OK);
        orders.runFor(Duration.ofMinutes(1));
        goesOff();
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
        assertThat(alarmsOf(arn).statusAsString()).isEqualTo("MONITORING_COMPLETE");
    }

    @Test
    void anAlarmThatGoesOffBetweenTheCallAndTheStartIsRedAtTheStart() {
        String arn = orders.release(watched(true));
        goesOff();
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void anAlarmIsOverlookedWhileReadsAreThrottled() {
        orders.conditions().skipAlarmReads(true);
        String arn = bakingUnder(watched(true));
        goesOff();
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void anAlarmThatIsGreenAgainBeforeItIsReadIsOverlooked() {
        String arn = bakingUnder(watched(true));
        goesOff();
        orders.runFor(Duration.ofSeconds(1));
        orders.account.alarm(ALARM, StateValue.OK);
        orders.runFor(Duration.ofMinutes(1));

        assertThat(orders.stageOf(arn)).isEqualTo("BAKE_TIME");
    }

    @Test
    void alarmsAreNoLongerWatchedOnceBlueGoes() {
        String arn = orders.release(it -> {
            watched(true).accept(it);
            it.bakeTimeInMinutes(0);
        });
        orders.runUntilStage(arn, "CLEAN_UP");
        goesOff();
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void withoutAlarmsMonitoringIsDisabled() {
        String arn = orders.release();
        goesOff();
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
        assertThat(alarmsOf(arn).statusAsString()).isEqualTo("DISABLED");
        assertThat(breakerOf(arn).statusAsString()).isEqualTo("DISABLED");
    }

    @Test
    void theCircuitBreakerTakesASickGreenBack() {
        String arn = releaseOfSick(breaking(true, it -> {}));
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(breakerOf(arn).statusAsString()).isEqualTo("TRIGGERED");
        assertThat(breakerOf(arn).threshold()).isEqualTo(3);
        assertThat(breakerOf(arn).failureCount()).isEqualTo(4);
        assertThat(orders.deployment(arn).statusReason()).contains("circuit breaker");
        assertThat(Duration.between(NativeOrders.START, orders.loop.instant())).isLessThan(Duration.ofMinutes(15));
    }

    @Test
    void theCircuitBreakerWithoutRollbackStopsWhereItIs() {
        String arn = releaseOfSick(breaking(false, it -> {}));
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("STOPPED");
        assertThat(orders.service().currentServiceRevisions()).hasSize(2);
    }

    @Test
    void theCircuitBreakersThresholdIsAPercentageOrACount() {
        assertThat(thresholdOf(ThresholdType.COUNT, 7)).isEqualTo(7);
        assertThat(thresholdOf(ThresholdType.UNBOUNDED_PERCENT, 50)).isEqualTo(1);
        assertThat(thresholdOf(ThresholdType.BOUNDED_PERCENT, 400)).isEqualTo(8);
    }

    private int thresholdOf(ThresholdType type, int value) {
        String arn = orders.release(breaking(
                true,
                breaker -> breaker.thresholdConfiguration(it -> it.type(type).value(value))));
        return breakerOf(arn).threshold();
    }

    @Test
    void eitherReadingOfTheCircuitBreakerCanBePlayed() {
        orders.conditions().circuitBreakerCounts(false);
        String arn = releaseOfSick(breaking(true, it -> {}));
        orders.runFor(Duration.ofHours(23));

        assertThat(orders.stageOf(arn)).isEqualTo("SCALE_UP");
        assertThat(breakerOf(arn).failureCount()).isZero();
    }

    @Test
    void aGreenThatNeverComesUpWaitsForTheLimitOfItsStage() {
        orders.account.conditions().scalingBlocksSteadyState(true);
        String arn = orders.release(breaking(true, it -> {}));
        orders.runFor(Duration.ofHours(23));
        assertThat(orders.stageOf(arn)).isEqualTo("SCALE_UP");
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(orders.deployment(arn).statusReason()).contains("24 hours");
        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
    }

    @Test
    void aGreenThatIsCuredComesUpAfterAll() {
        String arn = releaseOfSick(it -> it.bakeTimeInMinutes(0));
        orders.runFor(Duration.ofMinutes(10));
        orders.account.cureImage(NativeOrders.GREEN_DIGEST);
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void bothRevisionsFollowTheDesiredCountAndNoDeploymentStarts() {
        String arn = bakingUnder(it -> it.bakeTimeInMinutes(60));
        orders.ecs.updateService(it -> it.cluster("shop").service("orders").desiredCount(5));
        orders.runFor(Duration.ofMinutes(2));

        assertThat(orders.service().currentServiceRevisions())
                .extracting(it -> it.runningTaskCount())
                .containsExactly(5, 5);
        assertThat(orders.service().currentServiceDeployment()).isEqualTo(arn);
        assertThat(orders.stageOf(arn)).isEqualTo("BAKE_TIME");
    }

    @Test
    void aDeploymentIsNotHeldUpByScaling() {
        String arn = bakingUnder(it -> it.bakeTimeInMinutes(10));
        orders.account.conditions().scalingBlocksSteadyState(true);
        orders.account.scaleTo("orders", 6);
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void eitherReadingOfHowBlueFollowsCanBePlayed() {
        orders.conditions().blueFollowsScaling(false);
        String arn = bakingUnder(it -> it.bakeTimeInMinutes(60));
        orders.account.scaleTo("orders", 5);
        orders.runFor(Duration.ofMinutes(2));
        assertThat(orders.service().currentServiceRevisions())
                .extracting(it -> it.runningTaskCount())
                .containsExactly(2, 5);

        orders.stop(arn);
        orders.runToItsEnd(arn);
        orders.runFor(Duration.ofMinutes(1));

        assertThat(orders.service().runningCount()).isEqualTo(5);
    }
}
