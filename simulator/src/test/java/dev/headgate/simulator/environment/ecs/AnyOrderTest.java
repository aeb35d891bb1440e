package dev.headgate.simulator.environment.ecs;

import static dev.headgate.simulator.environment.ecs.NativeOrders.ALARM;
import static dev.headgate.simulator.environment.ecs.NativeOrders.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.POST_PRODUCTION_TRAFFIC_SHIFT;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.PRE_PRODUCTION_TRAFFIC_SHIFT;

import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.environment.ecs.EcsConditions.Reconciliation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;

/** Whatever is asked of ECS, and in whatever order: it moves traffic to tasks, and comes to an end. */
class AnyOrderTest {

    private static final List<String> ENDS = List.of("SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED");

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 200, 300})
    void trafficAlwaysGoesToTasksThatRunAndEveryDeploymentEnds(int first) {
        Set<String> ends = new TreeSet<>();
        for (int seed = first; seed < first + 100; seed++) {
            ends.addAll(play(seed));
        }

        assertThat(ends).containsExactly("ROLLBACK_SUCCESSFUL", "STOPPED", "SUCCESSFUL");
    }

    /** Returns how its deployments ended. */
    private static List<String> play(int seed) {
        Random random = new Random(seed);
        NativeOrders orders = NativeOrders.standing();
        orders.conditions().rollBackInCleanUp(random.nextBoolean());
        orders.conditions().blueFollowsScaling(random.nextBoolean());
        orders.conditions()
                .reconcile(random.nextBoolean() ? Reconciliation.TO_LAST_SUCCESSFUL : Reconciliation.TO_MOST_TRAFFIC);
        for (int act = 0; act < 12; act++) {
            act(orders, random);
            watch(orders, Duration.ofSeconds(random.nextInt(400)), seed);
        }
        watch(orders, Duration.ofHours(3), seed);

        assertThat(orders.account.trafficView("orders").revisions())
                .as("seed %d", seed)
                .extracting(TrafficView.Revision::percent)
                .containsExactly(100);
        assertThat(orders.service().runningCount())
                .as("seed %d", seed)
                .isEqualTo(orders.service().desiredCount());
        return orders
                .ecs
                .listServiceDeployments(
                        it -> it.cluster("shop").service("orders").maxResults(100))
                .serviceDeployments()
                .stream()
                .map(ServiceDeploymentBrief::statusAsString)
                .toList();
    }

    private static void act(NativeOrders orders, Random random) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> orders.release(it -> configure(it, random));
            case 3 -> stopCurrent(orders);
            case 4 -> answerCurrent(orders, DeploymentLifecycleHookAction.ROLLBACK);
            case 5 -> orders.account.scaleTo("orders", 1 + random.nextInt(5));
            case 6 -> orders.account.alarm(ALARM, random.nextBoolean() ? StateValue.ALARM : StateValue.OK);
            default -> answerCurrent(orders, DeploymentLifecycleHookAction.CONTINUE);
        }
    }

    private static void configure(DeploymentConfiguration.Builder configuration, Random random) {
        DeploymentStrategy strategy = List.of(
                        DeploymentStrategy.BLUE_GREEN, DeploymentStrategy.CANARY, DeploymentStrategy.LINEAR)
                .get(random.nextInt(3));
        configuration
                .strategy(strategy)
                .bakeTimeInMinutes(random.nextInt(5))
                .canaryConfiguration(it -> it.canaryPercent(0.5).canaryBakeTimeInMinutes(2))
                .linearConfiguration(it -> it.stepPercent(33.0).stepBakeTimeInMinutes(1))
                .alarms(it -> it.alarmNames(ALARM).enable(true).rollback(true));
        if (random.nextBoolean()) {
            configuration.lifecycleHooks(pause(PRE_PRODUCTION_TRAFFIC_SHIFT, POST_PRODUCTION_TRAFFIC_SHIFT));
        } else {
            configuration.lifecycleHooks(List.of());
        }
    }

    private static void stopCurrent(NativeOrders orders) {
        String current = orders.service().currentServiceDeployment();
        if (current == null) {
            return;
        }
        try {
            orders.stop(current);
        } catch (ConflictException over) {
            boolean late = orders.stageOf(current).equals("CLEAN_UP");
            assertThat(late || ENDS.contains(orders.statusOf(current))).isTrue();
        }
    }

    private static void answerCurrent(NativeOrders orders, DeploymentLifecycleHookAction action) {
        String current = orders.service().currentServiceDeployment();
        if (current != null) {
            orders.hooks(current).stream()
                    .filter(hook -> hook.statusAsString().equals("AWAITING_ACTION"))
                    .map(DeploymentLifecycleHookDetail::hookId)
                    .findFirst()
                    .ifPresent(hook -> orders.answer(current, hook, action));
        }
    }

    /** At every event: all of production goes somewhere, and only where tasks run. */
    private static void watch(NativeOrders orders, Duration time, int seed) {
        Instant until = orders.loop.instant().plus(time);
        while (orders.loop.nextAt().filter(next -> !next.isAfter(until)).isPresent()) {
            orders.loop.step();
            List<TrafficView.Revision> serving = orders.account.trafficView("orders").revisions().stream()
                    .filter(revision -> revision.percent() > 0)
                    .toList();
            assertThat(serving)
                    .as("seed %d at %s", seed, orders.loop.instant())
                    .isNotEmpty()
                    .allSatisfy(revision -> {
                        assertThat(revision.running()).isPositive();
                        assertThat(revision.status()).isNotEqualTo("DRAINING");
                    });
            assertThat(serving.stream().mapToInt(TrafficView.Revision::percent).sum())
                    .as("seed %d at %s", seed, orders.loop.instant())
                    .isEqualTo(100);
        }
        orders.loop.runFor(Duration.between(orders.loop.instant(), until));
    }
}
