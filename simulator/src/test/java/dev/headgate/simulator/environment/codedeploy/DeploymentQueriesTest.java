package dev.headgate.simulator.environment.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.environment.OrdersAccount;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.TargetGroupInfo;

class DeploymentQueriesTest {

    private final OrdersAccount orders = new OrdersAccount();
    private final CodeDeployClient codeDeploy = orders.account.codeDeploy();

    @Test
    void tellsDeploymentsInABatchOfTwentyFiveAtMost() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);

        assertThat(codeDeploy
                        .batchGetDeployments(request -> request.deploymentIds(id, "d-000000000"))
                        .deploymentsInfo())
                .extracting(DeploymentInfo::description)
                .containsExactly("from a test");
        assertThatThrownBy(() ->
                        codeDeploy.batchGetDeployments(request -> request.deploymentIds(Collections.nCopies(26, id))))
                .isInstanceOf(BatchLimitExceededException.class);
    }

    @Test
    void hasOneTargetNamedAfterClusterAndService() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runFor(Duration.ofMinutes(1));

        assertThat(codeDeploy
                        .listDeploymentTargets(request -> request.deploymentId(id))
                        .targetIds())
                .containsExactly("shop:orders");
        assertThat(codeDeploy
                        .batchGetDeploymentTargets(
                                request -> request.deploymentId(id).targetIds("shop:orders"))
                        .deploymentTargets())
                .hasSize(1);
        assertThatThrownBy(() -> codeDeploy.getDeploymentTarget(
                        request -> request.deploymentId(id).targetId("shop:payments")))
                .isInstanceOf(DeploymentTargetDoesNotExistException.class);
    }

    @Test
    void listsByStatusAndTime() {
        String first = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runUntilEnded(first);
        String second = orders.deploy(OrdersAccount.ALL_AT_ONCE);

        assertThat(orders.account
                        .codeDeploy()
                        .listDeployments(request -> request.applicationName("orders-app")
                                .deploymentGroupName("orders-group")
                                .includeOnlyStatuses(DeploymentStatus.CREATED, DeploymentStatus.IN_PROGRESS))
                        .deployments())
                .containsExactly(second);
        assertThat(orders.account
                        .codeDeploy()
                        .listDeployments(request -> request.applicationName("orders-app")
                                .deploymentGroupName("orders-group")
                                .createTimeRange(range -> range.end(OrdersAccount.START.plusSeconds(1))))
                        .deployments())
                .containsExactly(first);
    }

    @Test
    void tellsTheGroupAndItsLastDeployment() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        DeploymentGroupInfo group = orders.account
                .codeDeploy()
                .getDeploymentGroup(
                        request -> request.applicationName("orders-app").deploymentGroupName("orders-group"))
                .deploymentGroupInfo();

        assertThat(group.lastAttemptedDeployment().deploymentId()).isEqualTo(id);
        assertThat(group.lastAttemptedDeployment().status()).isEqualTo(DeploymentStatus.CREATED);
        assertThat(group.loadBalancerInfo().targetGroupPairInfoList().getFirst().targetGroups())
                .extracting(TargetGroupInfo::name)
                .containsExactly("orders-1", "orders-2");
        assertThat(group.alarmConfiguration().alarms()).hasSize(1);
        assertThat(group.blueGreenDeploymentConfiguration()
                        .terminateBlueInstancesOnDeploymentSuccess()
                        .terminationWaitTimeInMinutes())
                .isEqualTo(5);
    }
}
