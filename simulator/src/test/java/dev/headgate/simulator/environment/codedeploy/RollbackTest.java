package dev.headgate.simulator.environment.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headgate.simulator.environment.OrdersAccount;
import dev.headgate.simulator.environment.service.CloudConditions.StopDuringTerminationWait;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.ECSTaskSet;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;

class RollbackTest {

    private final OrdersAccount orders = new OrdersAccount();

    private String stoppedAtHalf() {
        String id = orders.deploy(OrdersAccount.LINEAR);
        orders.runUntil(() -> orders.greenWeight() == 50);
        orders.stop(id);
        return id;
    }

    private String rollbackOf(String id) {
        return orders.info(id).rollbackInfo().rollbackDeploymentId();
    }

    @Test
    void paintsLaterEventsSkippedWhenStopped() {
        String id = stoppedAtHalf();

        assertThat(orders.target(id).lifecycleEvents())
                .extracting(LifecycleEvent::statusAsString)
                .containsExactly(
                        "Succeeded",
                        "Succeeded",
                        "Succeeded",
                        "Succeeded",
                        "Succeeded",
                        "Succeeded",
                        "Failed",
                        "Skipped");
        assertThat(orders.statusOf(id)).isEqualTo("Stopped");
        assertThat(orders.info(id).errorInformation().code()).isEqualTo(ErrorCode.MANUAL_STOP);
        assertThat(orders.info(id).deploymentOverview().failed()).isEqualTo(1);
    }

    @Test
    void tellsTheRollbackFromBothSides() {
        String id = stoppedAtHalf();
        String rollbackId = rollbackOf(id);

        assertThat(orders.info(id).rollbackInfo().rollbackMessage())
                .isEqualTo("Deployment " + id + " terminated. Automatic rollback is triggered with a DeploymentId "
                        + rollbackId + ".");
        DeploymentInfo rollback = orders.info(rollbackId);
        assertThat(rollback.creatorAsString()).isEqualTo("codeDeployRollback");
        assertThat(rollback.deploymentConfigName()).isEqualTo(OrdersAccount.ALL_AT_ONCE);
        assertThat(rollback.rollbackInfo().rollbackTriggeringDeploymentId()).isEqualTo(id);
        assertThat(rollback.rollbackInfo().rollbackMessage())
                .isEqualTo("Deployment " + rollbackId + " is triggered to roll back deployment " + id + ".");
    }

    @Test
    void rollbackOccupiesTheGroup() {
        String rollbackId = rollbackOf(stoppedAtHalf());

        assertThatThrownBy(() -> orders.deploy(OrdersAccount.ALL_AT_ONCE))
                .isInstanceOf(DeploymentLimitExceededException.class)
                .hasMessageContaining(rollbackId);
        Duration began = orders.runUntil(() -> true);
        assertThat(orders.runUntilEnded(rollbackId).minus(began))
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(orders.deploy(OrdersAccount.ALL_AT_ONCE)).startsWith("d-");
    }

    @Test
    void restoresBlueWithoutANewTaskSet() {
        String rollbackId = rollbackOf(stoppedAtHalf());
        assertThat(orders.greenWeight()).isEqualTo(50);
        orders.runUntilEnded(rollbackId);

        assertThat(orders.statusOf(rollbackId)).isEqualTo("Succeeded");
        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 100, "orders-2", 0));
        assertThat(orders.taskSet("PRIMARY").externalId()).isNull();
        assertThat(orders.taskSet("DRAINING").computedDesiredCount()).isZero();
        assertThat(orders.service().taskSets()).hasSize(2);
        orders.runFor(Duration.ofMinutes(5));
        assertThat(orders.service().taskSets()).hasSize(1);
    }

    @Test
    void leavesEverythingAsItIsWithoutRollback() {
        String id = orders.deploy(OrdersAccount.LINEAR);
        orders.runUntil(() -> orders.greenWeight() == 50);
        orders.account
                .codeDeploy()
                .stopDeployment(request -> request.deploymentId(id).autoRollbackEnabled(false));
        orders.runFor(Duration.ofHours(1));

        assertThat(orders.info(id).rollbackInfo()).isNull();
        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 50, "orders-2", 50));
        assertThat(orders.service().taskSets()).hasSize(2);
    }

    @Test
    void clearsWhatWasLeftBehindBeforeTheNextDeployment() {
        String id = orders.deploy(OrdersAccount.LINEAR);
        orders.runUntil(() -> orders.greenWeight() == 50);
        orders.account
                .codeDeploy()
                .stopDeployment(request -> request.deploymentId(id).autoRollbackEnabled(false));
        String next = orders.deploy(OrdersAccount.CANARY);
        orders.runFor(Duration.ofMinutes(1));

        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 100, "orders-2", 0));
        assertThat(orders.taskSet("DRAINING").externalId()).isEqualTo(id);
        orders.runUntilEnded(next);
        assertThat(orders.statusOf(next)).isEqualTo("Succeeded");
    }

    @Test
    void labelsWhatItUndoesGreenEvenAfterItsEnd() {
        String rollbackId = rollbackOf(stoppedAtHalf());
        orders.runUntilEnded(rollbackId);

        assertThat(orders.target(rollbackId).taskSetsInfo())
                .extracting(ECSTaskSet::taskSetLabelAsString, ECSTaskSet::status)
                .containsExactly(tuple("Blue", "PRIMARY"), tuple("Green", "DRAINING"));
    }

    @Test
    void hasNothingToRollBackBeforeInstall() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.stop(id);

        assertThat(orders.info(id).rollbackInfo()).isNull();
        orders.runFor(Duration.ofMinutes(10));
        assertThat(orders.service().taskSets()).hasSize(1);
    }

    @Test
    void rollsBackEvenWhileBlueIsKept() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runFor(Duration.ofMinutes(4));
        orders.stop(id);
        orders.runUntilEnded(rollbackOf(id));

        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 100, "orders-2", 0));
        assertThat(orders.taskSet("PRIMARY").externalId()).isNull();
        assertThat(orders.taskSet("DRAINING").externalId()).isEqualTo(id);
    }

    @Test
    void refusesToStopWhileBlueIsKeptInTheOtherReading() {
        orders.account.conditions().stopDuringTerminationWait(StopDuringTerminationWait.REFUSED);
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runFor(Duration.ofMinutes(4));

        assertThatThrownBy(() -> orders.stop(id)).isInstanceOf(DeploymentAlreadyCompletedException.class);
    }

    @Test
    void refusesToStopWhatHasEnded() {
        String id = stoppedAtHalf();

        assertThatThrownBy(() -> orders.stop(id)).isInstanceOf(DeploymentAlreadyCompletedException.class);
    }

    @Test
    void leavesTrafficWhereItWasWhenTheRollbackFails() {
        orders.account.conditions().rollbacksFail(true);
        String rollbackId = rollbackOf(stoppedAtHalf());
        orders.runUntilEnded(rollbackId);

        assertThat(orders.statusOf(rollbackId)).isEqualTo("Failed");
        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 50, "orders-2", 50));
    }

    @Test
    void canBeSlowToRollBack() {
        orders.account.conditions().rollbacksTake(Duration.ofMinutes(10));
        String rollbackId = rollbackOf(stoppedAtHalf());
        orders.runFor(Duration.ofMinutes(9));

        assertThat(orders.statusOf(rollbackId)).isEqualTo("InProgress");
    }
}
