package dev.headgate.simulator.environment.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Strategy;
import dev.headgate.simulator.environment.OrdersAccount;
import dev.headgate.simulator.environment.service.Front;
import dev.headgate.simulator.environment.service.ServiceShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;

class TrafficShiftTest {

    private final OrdersAccount orders = new OrdersAccount();

    @Test
    void linearShiftMovesTenPercentAMinute() {
        orders.deploy(OrdersAccount.LINEAR);
        orders.runUntil(() -> orders.greenWeight() == 10);

        List<Integer> weights = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            weights.add(orders.greenWeight());
            orders.runFor(Duration.ofMinutes(1));
        }

        assertThat(weights).containsExactly(10, 20, 30, 40, 50, 60, 70, 80, 90, 100);
    }

    @Test
    void canaryShiftMovesTheRestAfterItsInterval() {
        orders.deploy(OrdersAccount.CANARY);
        Duration canary = orders.runUntil(() -> orders.greenWeight() == 10);
        Duration all = orders.runUntil(() -> orders.greenWeight() == 100);

        assertThat(all.minus(canary)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void shiftsByAConfigurationOfOnesOwn() {
        orders.account.registerDeploymentConfig("Thirds", new Strategy.Linear(30, Duration.ofMinutes(2)));
        orders.deploy("Thirds");
        orders.runUntil(() -> orders.greenWeight() == 30);

        List<Integer> weights = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            weights.add(orders.greenWeight());
            orders.runFor(Duration.ofMinutes(2));
        }

        assertThat(weights).containsExactly(30, 60, 90, 100);
    }

    @Test
    void tellsHowAConfigurationShifts() {
        TrafficRoutingConfig routing = orders.account
                .codeDeploy()
                .getDeploymentConfig(request -> request.deploymentConfigName(OrdersAccount.CANARY))
                .deploymentConfigInfo()
                .trafficRoutingConfig();

        assertThat(routing.typeAsString()).isEqualTo("TimeBasedCanary");
        assertThat(routing.timeBasedCanary().canaryPercentage()).isEqualTo(10);
        assertThat(routing.timeBasedCanary().canaryInterval()).isEqualTo(5);
    }

    @Test
    void knowsNoOtherConfiguration() {
        assertThatThrownBy(() -> orders.deploy("CodeDeployDefault.ECSLinear10PercentEvery1Minute"))
                .isInstanceOf(DeploymentConfigDoesNotExistException.class);
    }

    @Test
    void promotesGreenWhenTheShiftIsOver() {
        String id = orders.deploy(OrdersAccount.CANARY);
        orders.runUntil(() -> orders.greenWeight() == 10);
        assertThat(orders.taskSet("PRIMARY").externalId()).isNull();

        orders.runUntil(() -> orders.event(id, "AllowTraffic").equals("Succeeded"));
        assertThat(orders.taskSet("PRIMARY").externalId()).isEqualTo(id);
    }

    @Test
    void takesSixteenMinutesToShiftLinearlyAndKeepBlueForFive() {
        Duration all = orders.runUntilEnded(orders.deploy(OrdersAccount.LINEAR));

        assertThat(all).isBetween(Duration.ofSeconds(935), Duration.ofSeconds(990));
    }

    /** As observed on 2026-08-08, right after the stack was made. */
    @Test
    void mayForwardToBothTargetGroupsBeforeTheFirstDeployment() {
        orders.account.reshape("orders", ServiceShape.OWN.behind(Front.OWN.namingBothGroups()));
        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 100, "orders-2", 0));

        orders.runUntilEnded(orders.deploy(OrdersAccount.ALL_AT_ONCE));

        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 0, "orders-2", 100));
    }

    @Test
    void keepsBothTargetGroupsInTheListenerFromTheFirstDeploymentOn() {
        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 1));
        orders.deploy(OrdersAccount.CANARY);
        orders.runFor(Duration.ofMinutes(1));

        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 100, "orders-2", 0));
    }
}
