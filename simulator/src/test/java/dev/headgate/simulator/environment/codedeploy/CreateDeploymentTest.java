package dev.headgate.simulator.environment.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.environment.OrdersAccount;
import dev.headgate.simulator.environment.service.Placement;
import dev.headgate.simulator.environment.service.ServiceShape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DescriptionTooLongException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.ecs.model.LaunchType;

class CreateDeploymentTest {

    private final OrdersAccount orders = new OrdersAccount();

    private CreateDeploymentRequest.Builder request() {
        return CreateDeploymentRequest.builder()
                .applicationName("orders-app")
                .deploymentGroupName("orders-group")
                .revision(OrdersAccount.revision(orders.registerGreen(), "app", 8080));
    }

    private void create(CreateDeploymentRequest.Builder request) {
        orders.account.codeDeploy().createDeployment(request.build());
    }

    @Test
    void namesTheActiveDeploymentWhenTheGroupIsBusy() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);

        assertThatThrownBy(() -> create(request()))
                .isInstanceOfSatisfying(
                        DeploymentLimitExceededException.class,
                        refusal -> assertThat(refusal.awsErrorDetails().errorMessage())
                                .isEqualTo("The Deployment Group 'orders-group' already has an active Deployment '" + id
                                        + "'"));
    }

    @Test
    void namesSomebodyElsesDeploymentToo() {
        String id = orders.account.occupy("orders", Duration.ofMinutes(20));

        assertThatThrownBy(() -> create(request())).hasMessageContaining(id);
        Duration occupied = orders.runUntilEnded(id);
        assertThat(occupied).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));
        assertThat(orders.statusOf(id)).isEqualTo("Succeeded");
    }

    @Test
    void refusesWhatDoesNotExist() {
        assertThatThrownBy(() -> create(request().applicationName("other")))
                .isInstanceOf(ApplicationDoesNotExistException.class);
        assertThatThrownBy(() -> create(request().deploymentGroupName("other")))
                .isInstanceOf(DeploymentGroupDoesNotExistException.class);
        assertThatThrownBy(() -> orders.info("d-000000000")).isInstanceOf(DeploymentDoesNotExistException.class);
    }

    @Test
    void givesTasksDefaultsForWhatTheAppSpecDoesNotName() {
        orders.account.reshape("orders", ServiceShape.OWN.on(Placement.by("FARGATE_SPOT", "FARGATE")));
        orders.runUntilEnded(orders.deploy(OrdersAccount.ALL_AT_ONCE));

        assertThat(orders.account
                        .ecs()
                        .describeServices(request -> request.cluster("shop").services("orders"))
                        .services()
                        .getFirst()
                        .taskSets())
                .filteredOn(set -> set.status().equals("PRIMARY"))
                .singleElement()
                .satisfies(set -> {
                    assertThat(set.capacityProviderStrategy()).isEmpty();
                    assertThat(set.launchType()).isEqualTo(LaunchType.FARGATE);
                    assertThat(set.platformVersion()).isEqualTo("LATEST");
                });
    }

    @Test
    void refusesADescriptionOfMoreThan256Characters() {
        assertThatThrownBy(() -> create(request().description("x".repeat(257))))
                .isInstanceOf(DescriptionTooLongException.class);
    }

    @Test
    void refusesAnAppSpecThatDoesNotFit() {
        String green = orders.registerGreen();

        for (String fault : List.of(
                "{",
                "{\"version\": 0.0}",
                content(green.replace(":2", ":99"), "app", 8080),
                content("orders:2", "app", 8080),
                content(green, "telemetry", 8080),
                content(green, "app", 9090))) {
            assertThatThrownBy(() -> create(request().revision(OrdersAccount.revision(fault))))
                    .describedAs(fault)
                    .isInstanceOf(InvalidRevisionException.class);
        }
    }

    private static String content(String taskDefinition, String container, int port) {
        return OrdersAccount.revision(taskDefinition, container, port)
                .appSpecContent()
                .content();
    }

    @Test
    void refusesATaskDefinitionThatIsOutOfUse() {
        String green = orders.registerGreen();
        orders.account.ecs().deregisterTaskDefinition(request -> request.taskDefinition(green));

        assertThatThrownBy(() -> orders.deploy(OrdersAccount.ALL_AT_ONCE, green))
                .isInstanceOf(InvalidRevisionException.class);
    }

    @Test
    void refusesAWrongHash() {
        String content = content(orders.registerGreen(), "app", 8080);

        assertThatThrownBy(() -> create(request()
                        .revision(revision -> revision.revisionType("AppSpecContent")
                                .appSpecContent(spec -> spec.content(content).sha256("0".repeat(64))))))
                .isInstanceOf(InvalidRevisionException.class)
                .isInstanceOf(AwsServiceException.class);
    }
}
