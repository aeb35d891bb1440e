package dev.headgate.simulator.environment.ecs;

import static dev.headgate.simulator.environment.ecs.NativeOrders.ALL_BLUE;
import static dev.headgate.simulator.environment.ecs.NativeOrders.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.PRE_PRODUCTION_TRAFFIC_SHIFT;

import dev.headgate.simulator.environment.TrafficView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentLifecycleStage;

class StepsTest {

    private final NativeOrders orders = NativeOrders.standing();

    private static Consumer<DeploymentConfiguration.Builder> canary(double percent, int bake) {
        return it -> it.strategy(DeploymentStrategy.CANARY)
                .canaryConfiguration(canary -> canary.canaryPercent(percent).canaryBakeTimeInMinutes(bake));
    }

    private static Consumer<DeploymentConfiguration.Builder> linear(double percent, int bake) {
        return it -> it.strategy(DeploymentStrategy.LINEAR)
                .linearConfiguration(linear -> linear.stepPercent(percent).stepBakeTimeInMinutes(bake));
    }

    /** Green's weights on the rule until the deployment bakes, and for how long each was held. */
    private Map<Integer, Duration> plateaus(String arn) {
        Map<Integer, Instant> since = new LinkedHashMap<>();
        orders.runUntilStage(arn, "POST_SCALE_UP");
        orders.runUntil(() -> {
            since.putIfAbsent(orders.greenWeight(), orders.loop.instant());
            return orders.stageOf(arn).equals("BAKE_TIME");
        });
        List<Integer> weights = List.copyOf(since.keySet());
        Map<Integer, Duration> held = new LinkedHashMap<>();
        for (int i = 0; i + 1 < weights.size(); i++) {
            held.put(weights.get(i), Duration.between(since.get(weights.get(i)), since.get(weights.get(i + 1))));
        }
        held.put(weights.getLast(), Duration.between(since.get(weights.getLast()), orders.loop.instant()));
        return held;
    }

    @Test
    void aCanaryHasTwoStepsWithItsBakeBetweenThem() {
        Map<Integer, Duration> plateaus = plateaus(orders.release(canary(10, 5)));

        assertThat(plateaus.keySet()).containsExactly(0, 10, 100);
        assertThat(plateaus.get(10)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(plateaus.get(100)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aCanaryIsOfFivePercentForTenMinutesUnlessItIsSaid() {
        Map<Integer, Duration> plateaus = plateaus(orders.release(it -> it.strategy(DeploymentStrategy.CANARY)));

        assertThat(plateaus.keySet()).containsExactly(0, 5, 100);
        assertThat(plateaus.get(5)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    void aCanaryOfATenthOfAPercentIsOneInAThousand() {
        String arn = orders.release(canary(0.1, 5));
        orders.runUntilStage(arn, "POST_SCALE_UP");
        orders.runUntil(() -> orders.greenWeight() > 0);

        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 999, "orders-2", 1));
        assertThat(orders.account.trafficView("orders").percentOf(TrafficView.Color.GREEN))
                .isEqualTo(1);
        assertThat(orders.deployment(arn).targetServiceRevision().requestedProductionTrafficWeight())
                .isEqualTo(0.1);
    }

    @Test
    void linearGoesUpStepByStepAndBakesAtEachButTheLast() {
        Map<Integer, Duration> plateaus = plateaus(orders.release(linear(30, 6)));

        assertThat(plateaus.keySet()).containsExactly(0, 30, 60, 90, 100);
        assertThat(plateaus.get(60)).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(7));
        assertThat(plateaus.get(100)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void linearIsOfTenPercentEverySixMinutesUnlessItIsSaid() {
        Map<Integer, Duration> plateaus = plateaus(orders.release(it -> it.strategy(DeploymentStrategy.LINEAR)));

        assertThat(plateaus.keySet()).containsExactly(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100);
        assertThat(plateaus.get(50)).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(7));
    }

    @Test
    void linearOfAThirdEndsAtAllAndNotAtNinetyNineNinths() {
        assertThat(Shift.of(configuration(linear(33.3, 0))))
                .extracting(Shift::percent)
                .containsExactly(33.3, 66.6, 99.9, 100.0);
        assertThat(Shift.of(configuration(linear(100, 0))))
                .extracting(Shift::percent)
                .containsExactly(100.0);
        assertThat(Shift.of(configuration(linear(3, 0)))).hasSize(34);
        assertThat(Shift.of(configuration(canary(100, 5))))
                .extracting(Shift::percent)
                .containsExactly(100.0);
    }

    private static DeploymentConfiguration configuration(Consumer<DeploymentConfiguration.Builder> change) {
        DeploymentConfiguration.Builder builder = DeploymentConfiguration.builder();
        change.accept(builder);
        return builder.build();
    }

    @Test
    void bothStagesOfProductionTrafficRunAtEveryStepAndNoOtherDoes() {
        List<String> stages = orders.runToItsEnd(orders.release(linear(50, 1)));

        assertThat(stages)
                .containsSubsequence(
                        "POST_TEST_TRAFFIC_SHIFT",
                        "PRE_PRODUCTION_TRAFFIC_SHIFT",
                        "PRODUCTION_TRAFFIC_SHIFT",
                        "PRE_PRODUCTION_TRAFFIC_SHIFT",
                        "PRODUCTION_TRAFFIC_SHIFT",
                        "POST_PRODUCTION_TRAFFIC_SHIFT")
                .hasSize(12);
    }

    @Test
    void aPauseBeforeProductionHasAFreshIdAtEveryStep() {
        String arn = orders.release(it -> {
            linear(25, 0).accept(it);
            it.lifecycleHooks(pause(PRE_PRODUCTION_TRAFFIC_SHIFT));
        });
        List<String> ids = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            ids.add(orders.awaitPause(arn));
            weights.add(orders.greenWeight());
            orders.goOn(arn, ids.getLast());
            orders.runFor(Duration.ofSeconds(3));
        }
        orders.runToItsEnd(arn);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(weights).containsExactly(0, 25, 50, 75);
        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void goesBackAtOnceFromAnyStep() {
        String arn = orders.release(linear(20, 10));
        orders.runUntilStage(arn, "POST_SCALE_UP");
        orders.runUntil(() -> orders.greenWeight() == 60);
        orders.stop(arn);
        orders.runFor(Duration.ofMinutes(1));

        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
    }

    @Test
    void theSdkKnowsEveryStageButTheOneBeforeProduction() {
        String arn = orders.release();
        orders.runUntilStage(arn, "PRE_PRODUCTION_TRAFFIC_SHIFT");

        assertThat(orders.deployment(arn).lifecycleStage())
                .isEqualTo(ServiceDeploymentLifecycleStage.UNKNOWN_TO_SDK_VERSION);
        orders.runUntilStage(arn, "CLEAN_UP");
        assertThat(orders.deployment(arn).lifecycleStage()).isEqualTo(ServiceDeploymentLifecycleStage.CLEAN_UP);
    }

    @Test
    void theSnapshotTellsTheNextWeightBeforeTheListenerHasIt() {
        String arn = orders.release(linear(50, 1));
        orders.runUntilStage(arn, "PRODUCTION_TRAFFIC_SHIFT");

        assertThat(orders.deployment(arn).targetServiceRevision().requestedProductionTrafficWeight())
                .isEqualTo(50);
        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
    }

    @Test
    void theSnapshotMayBeLate() {
        orders.conditions().snapshotsAreLate(Duration.ofSeconds(40));
        String arn = orders.release(linear(50, 1));
        orders.runUntilStage(arn, "PRODUCTION_TRAFFIC_SHIFT");
        orders.runFor(Duration.ofSeconds(20));

        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 50, "orders-2", 50));
        assertThat(orders.deployment(arn).targetServiceRevision().requestedProductionTrafficWeight())
                .isZero();
    }

    @Test
    void ecsDoesNotSeeThatSomebodyResetTheRuleAndShiftsOn() {
        String arn = orders.release(linear(40, 10));
        orders.runUntilStage(arn, "POST_SCALE_UP");
        orders.runUntil(() -> orders.greenWeight() == 40);
        orders.account.resetListener("orders", NativeOrders.BLUE_DIGEST);

        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
        assertThat(orders.deployment(arn).targetServiceRevision().requestedProductionTrafficWeight())
                .isEqualTo(40);
        orders.runFor(Duration.ofMinutes(11));
        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 20, "orders-2", 80));
    }
}
