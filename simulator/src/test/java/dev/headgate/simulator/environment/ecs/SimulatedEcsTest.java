package dev.headgate.simulator.environment.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.environment.OrdersAccount;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

class SimulatedEcsTest {

    private final OrdersAccount orders = new OrdersAccount();
    private final EcsClient ecs = orders.account.ecs();

    @Test
    void namesServicesThatAreMissing() {
        DescribeServicesResponse response =
                ecs.describeServices(request -> request.cluster("shop").services("orders", "payments"));

        assertThat(response.services()).hasSize(1);
        assertThat(response.failures()).extracting(Failure::reason).containsExactly("MISSING");
        assertThat(response.failures().getFirst().arn()).endsWith(":service/shop/payments");
    }

    @Test
    void describesTenServicesAtMostAndOfOneCluster() {
        assertThatThrownBy(() -> ecs.describeServices(
                        request -> request.cluster("shop").services(Collections.nCopies(11, "orders"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ecs.describeServices(request -> request.services("orders")))
                .isInstanceOf(ClusterNotFoundException.class);
    }

    @Test
    void findsAServiceByArn() {
        String arn = orders.service().serviceArn();
        String cluster = orders.service().clusterArn();

        assertThat(ecs.describeServices(request -> request.cluster(cluster).services(arn))
                        .services())
                .hasSize(1);
    }

    @Test
    void makesARevisionWithEveryRegistration() {
        assertThat(orders.registerGreen()).endsWith("task-definition/orders:2");
        assertThat(orders.registerGreen()).endsWith("task-definition/orders:3");
    }

    @Test
    void findsARevisionByFamilyNumberAndArn() {
        String arn = orders.registerGreen();

        assertThat(find("orders").taskDefinitionArn()).isEqualTo(arn);
        assertThat(find("orders:1").revision()).isEqualTo(1);
        assertThat(find(arn).revision()).isEqualTo(2);
        assertThatThrownBy(() -> find("orders:3")).isInstanceOf(ClientException.class);
    }

    @Test
    void passesOverARevisionThatIsOutOfUse() {
        String arn = orders.registerGreen();
        ecs.deregisterTaskDefinition(request -> request.taskDefinition(arn));

        assertThat(find("orders").revision()).isEqualTo(1);
    }

    @Test
    void tellsTagsOnlyWhenAsked() {
        assertThat(ecs.describeTaskDefinition(request -> request.taskDefinition("orders"))
                        .tags())
                .isEmpty();
        assertThat(ecs.describeTaskDefinition(
                                request -> request.taskDefinition("orders").include(TaskDefinitionField.TAGS))
                        .tags())
                .hasSize(1);
    }

    @Test
    void refusesByNameWhatIsNotSimulated() {
        assertThatThrownBy(() -> ecs.deleteService(request -> request.service("orders")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("DeleteService");
    }

    private TaskDefinition find(String reference) {
        return ecs.describeTaskDefinition(request -> request.taskDefinition(reference))
                .taskDefinition();
    }
}
