package dev.headgate.simulator.environment.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.environment.OrdersAccount;
import dev.headgate.simulator.environment.TrafficView;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

class SickGreenTest {

    private final OrdersAccount orders = new OrdersAccount();

    @Test
    void failsAfterAnHourWhenGreenNeverBecomesHealthy() {
        orders.account.makeImageSick(OrdersAccount.GREEN_DIGEST);
        String id = orders.deploy(OrdersAccount.CANARY);
        Duration failed = orders.runUntilEnded(id);

        assertThat(failed).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
        assertThat(orders.statusOf(id)).isEqualTo("Failed");
        assertThat(orders.event(id, "Install")).isEqualTo("Failed");
        assertThat(orders.event(id, "AfterInstall")).isEqualTo("Skipped");
        assertThat(orders.info(id).errorInformation().code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(orders.info(id).errorInformation().message())
                .isEqualTo("The deployment timed out while waiting for the replacement task set to become healthy."
                        + " This time out period is 60 minutes.");
        assertThat(orders.info(id).rollbackInfo().rollbackDeploymentId()).isNotNull();
        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 100, "orders-2", 0));
    }

    @Test
    void succeedsAllAtOnceWithADeadService() {
        orders.account.makeImageSick(OrdersAccount.GREEN_DIGEST);
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runUntilEnded(id);

        assertThat(orders.statusOf(id)).isEqualTo("Succeeded");
        assertThat(orders.account.trafficView("orders").revisions())
                .filteredOn(revision -> revision.percent() == 100)
                .extracting(TrafficView.Revision::healthy)
                .containsExactly(0);
    }

    @Test
    void goesOnWhenGreenIsCuredInTime() {
        orders.account.makeImageSick(OrdersAccount.GREEN_DIGEST);
        String id = orders.deploy(OrdersAccount.CANARY);
        orders.runFor(Duration.ofMinutes(20));
        assertThat(orders.event(id, "Install")).isEqualTo("InProgress");
        orders.account.cureImage(OrdersAccount.GREEN_DIGEST);
        orders.runUntilEnded(id);

        assertThat(orders.statusOf(id)).isEqualTo("Succeeded");
    }

    @Test
    void losesItsHealthInTheMiddleOfADeployment() {
        String id = orders.deploy(OrdersAccount.CANARY);
        orders.runUntil(() -> orders.greenWeight() == 10);
        orders.account.makeImageSick(OrdersAccount.GREEN_DIGEST);

        assertThat(orders.taskSet("ACTIVE").stabilityStatusAsString()).isEqualTo("STABILIZING");
        assertThat(orders.taskSet("PRIMARY").stabilityStatusAsString()).isEqualTo("STEADY_STATE");
        assertThat(orders.statusOf(id)).isEqualTo("InProgress");
    }

    @Test
    void replacesTasksThatDie() {
        orders.deploy(OrdersAccount.CANARY);
        orders.runUntil(() -> orders.greenWeight() == 10);
        orders.account.killTasks("orders", TrafficView.Color.GREEN, 2);

        assertThat(orders.taskSet("ACTIVE").runningCount()).isZero();
        assertThat(orders.taskSet("ACTIVE").pendingCount()).isEqualTo(2);
        assertThat(orders.taskSet("PRIMARY").runningCount()).isEqualTo(2);
        orders.runFor(Duration.ofMinutes(1));
        assertThat(orders.taskSet("ACTIVE").runningCount()).isEqualTo(2);
    }

    @Test
    void failsFiveMinutesAfterScalingThatDoesNotSettle() {
        String id = orders.deploy(OrdersAccount.LINEAR);
        orders.runUntil(() -> orders.greenWeight() == 20);
        orders.account.conditions().scalingBlocksSteadyState(true);
        orders.account.scaleTo("orders", 6);
        orders.runFor(Duration.ofMinutes(4));
        assertThat(orders.greenWeight()).isEqualTo(60);
        orders.runFor(Duration.ofMinutes(1));

        assertThat(orders.statusOf(id)).isEqualTo("Failed");
        assertThat(orders.info(id).rollbackInfo().rollbackDeploymentId()).isNotNull();
    }

    @Test
    void startsHeldTasksWhenNothingBlocksThemAnyMore() {
        orders.account.conditions().scalingBlocksSteadyState(true);
        orders.account.scaleTo("orders", 6);
        orders.runFor(Duration.ofMinutes(10));
        assertThat(orders.service().pendingCount()).isEqualTo(4);
        orders.account.conditions().scalingBlocksSteadyState(false);

        assertThat(orders.service().runningCount()).isEqualTo(6);
    }

    @Test
    void survivesScalingThatSettles() {
        String id = orders.deploy(OrdersAccount.LINEAR);
        orders.runUntil(() -> orders.greenWeight() == 20);
        orders.account.scaleTo("orders", 6);
        orders.runUntilEnded(id);

        assertThat(orders.statusOf(id)).isEqualTo("Succeeded");
        assertThat(orders.service().desiredCount()).isEqualTo(6);
        assertThat(orders.taskSet("PRIMARY").runningCount()).isEqualTo(6);
    }
}
