package dev.headgate.simulator.environment.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.environment.OrdersAccount;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ApplicationNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetListSizeExceededException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidNextTokenException;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;
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

    @Test
    void listsInPagesThatHaveEachDeploymentOnce() {
        for (int stopped = 0; stopped < 130; stopped++) {
            String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
            orders.account.codeDeploy().stopDeployment(request -> request.deploymentId(id));
        }

        ListDeploymentsResponse first = list(request -> {});
        ListDeploymentsResponse second = list(request -> request.nextToken(first.nextToken()));

        assertThat(first.deployments()).hasSize(100);
        assertThat(second.nextToken()).isNull();
        assertThat(Stream.concat(first.deployments().stream(), second.deployments().stream()))
                .hasSize(130)
                .doesNotHaveDuplicates();
    }

    @Test
    void listsThoseOfAllGroupsWhereNoneIsNamed() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);

        assertThat(codeDeploy.listDeployments(request -> {}).deployments()).containsExactly(id);
    }

    @Test
    void refusesListsThatCannotBeMade() {
        assertThatThrownBy(() -> list(request -> request.nextToken("2"))).isInstanceOf(InvalidNextTokenException.class);
        assertThatThrownBy(() -> list(request -> request.includeOnlyStatusesWithStrings("Done")))
                .isInstanceOf(InvalidDeploymentStatusException.class);
        assertThatThrownBy(() -> list(request -> request.applicationName(null)))
                .isInstanceOf(ApplicationNameRequiredException.class);
    }

    @Test
    void refusesIdsThatCannotBeOnes() {
        for (String id : List.of("web-prod-1", "d-abcdefghi", "d-ABCDEFGH", "")) {
            assertThatThrownBy(() -> orders.info(id)).isInstanceOf(InvalidDeploymentIdException.class);
            assertThatThrownBy(() -> orders.stop(id)).isInstanceOf(InvalidDeploymentIdException.class);
            assertThatThrownBy(() -> codeDeploy.batchGetDeployments(request -> request.deploymentIds(id)))
                    .isInstanceOf(InvalidDeploymentIdException.class);
        }
        assertThatThrownBy(() -> orders.info("d-000000000")).isInstanceOf(DeploymentDoesNotExistException.class);
    }

    @Test
    void refusesRequestsThatDoNotNameWhatTheyMust() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runFor(Duration.ofMinutes(1));

        assertThatThrownBy(() -> codeDeploy.getDeploymentGroup(request -> request.deploymentGroupName("orders-group")))
                .isInstanceOf(ApplicationNameRequiredException.class);
        assertThatThrownBy(() -> codeDeploy.getDeploymentGroup(request -> request.applicationName("orders-app")))
                .isInstanceOf(DeploymentGroupNameRequiredException.class);
        assertThatThrownBy(() -> codeDeploy.getDeploymentConfig(request -> {}))
                .isInstanceOf(DeploymentConfigNameRequiredException.class);
        assertThatThrownBy(() -> codeDeploy.getDeployment(request -> {}))
                .isInstanceOf(DeploymentIdRequiredException.class);
        assertThatThrownBy(() -> codeDeploy.batchGetDeployments(request -> {}))
                .isInstanceOf(DeploymentIdRequiredException.class);
        assertThatThrownBy(() -> codeDeploy.getDeploymentTarget(request -> request.deploymentId(id)))
                .isInstanceOf(DeploymentTargetIdRequiredException.class);
        assertThatThrownBy(() -> codeDeploy.batchGetDeploymentTargets(
                        request -> request.deploymentId(id).targetIds(Collections.nCopies(26, "shop:orders"))))
                .isInstanceOf(DeploymentTargetListSizeExceededException.class);
    }

    private ListDeploymentsResponse list(Consumer<ListDeploymentsRequest.Builder> which) {
        return codeDeploy.listDeployments(
                request -> which.accept(request.applicationName("orders-app").deploymentGroupName("orders-group")));
    }
}
