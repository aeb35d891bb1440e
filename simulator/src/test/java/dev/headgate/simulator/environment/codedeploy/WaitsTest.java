package dev.headgate.simulator.environment.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headgate.simulator.environment.OrdersAccount;
import dev.headgate.simulator.environment.TrafficView;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIsNotInReadyStateException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentWaitType;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStatusException;
import software.amazon.awssdk.services.codedeploy.model.UnsupportedActionForDeploymentTypeException;

class WaitsTest {

    private final OrdersAccount orders = new OrdersAccount(Duration.ofMinutes(90), Duration.ofHours(8));

    private void resume(String id, DeploymentWaitType wait) {
        orders.account
                .codeDeploy()
                .continueDeployment(request -> request.deploymentId(id).deploymentWaitType(wait));
    }

    private String ready() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runUntil(() -> orders.statusOf(id).equals("Ready"));
        return id;
    }

    @Test
    void waitsReadyWithTestTrafficOnGreenAndProductionOnBlue() {
        String id = ready();

        assertThat(orders.event(id, "AfterAllowTestTraffic")).isEqualTo("Succeeded");
        assertThat(orders.event(id, "BeforeAllowTraffic")).isEqualTo("Pending");
        assertThat(orders.target(id).statusAsString()).isEqualTo("Ready");
        assertThat(orders.account.trafficView("orders").revisions())
                .extracting(TrafficView.Revision::percent, TrafficView.Revision::test)
                .containsExactly(tuple(100, false), tuple(0, true));
    }

    @Test
    void shiftsTrafficWhenItIsTold() {
        String id = ready();
        resume(id, DeploymentWaitType.READY_WAIT);

        assertThat(orders.statusOf(id)).isEqualTo("InProgress");
        orders.runFor(Duration.ofSeconds(30));
        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 0, "orders-2", 100));
    }

    @Test
    void stopsWhenNobodyDecides() {
        String id = ready();
        orders.runFor(Duration.ofMinutes(90));

        assertThat(orders.statusOf(id)).isEqualTo("Stopped");
        assertThat(orders.info(id).errorInformation().message())
                .isEqualTo("The deployment timed out while waiting for a notification to continue."
                        + " This time out period is 90 minutes.");
    }

    @Test
    void freesTheGroupEarlyWhenBlueIsNoLongerNeeded() {
        String id = ready();
        resume(id, DeploymentWaitType.READY_WAIT);
        orders.runFor(Duration.ofMinutes(2));
        resume(id, DeploymentWaitType.TERMINATION_WAIT);
        orders.runFor(Duration.ofSeconds(10));

        assertThat(orders.statusOf(id)).isEqualTo("Succeeded");
        assertThat(orders.deploy(OrdersAccount.ALL_AT_ONCE)).isNotEqualTo(id);
    }

    @Test
    void refusesToContinueWhatDoesNotWait() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runFor(Duration.ofSeconds(30));

        assertThatThrownBy(() -> resume(id, DeploymentWaitType.READY_WAIT))
                .isInstanceOf(DeploymentIsNotInReadyStateException.class);
        assertThatThrownBy(() -> resume(id, DeploymentWaitType.TERMINATION_WAIT))
                .isInstanceOf(InvalidDeploymentStatusException.class);
    }

    @Test
    void refusesToContinueWhatHasEndedOrRollsBack() {
        String id = ready();
        orders.stop(id);
        String rollbackId = orders.info(id).rollbackInfo().rollbackDeploymentId();

        assertThatThrownBy(() -> resume(id, DeploymentWaitType.READY_WAIT))
                .isInstanceOf(DeploymentAlreadyCompletedException.class);
        assertThatThrownBy(() -> resume(rollbackId, DeploymentWaitType.READY_WAIT))
                .isInstanceOf(UnsupportedActionForDeploymentTypeException.class);
    }
}
