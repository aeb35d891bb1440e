package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.traffic.TrafficControlException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.ThrottlingException;

class DeploymentListerTest {

    @Test
    void readsToTheLastPageAlsoPastAnEmptyOne() {
        DeploymentLister lister = new DeploymentLister(Connections.to(new ThreePages()));

        assertThat(lister.list(it -> {})).containsExactly("d-1", "d-2");
    }

    @Test
    void namesTheOperationTheServiceAndAwsWordsWhenItFails() {
        DeploymentLister lister = new DeploymentLister(Connections.to(new Throttled()));

        assertThatThrownBy(() -> lister.list(it -> {}))
                .isInstanceOf(TrafficControlException.class)
                .hasMessageContaining("CodeDeploy ListDeployments failed for service web-prod"
                        + " in account 111122223333, us-east-1: Rate exceeded")
                .hasCauseInstanceOf(ThrottlingException.class);
    }

    private static final class ThreePages extends Connections.SilentCodeDeploy {
        @Override
        public ListDeploymentsResponse listDeployments(ListDeploymentsRequest request) {
            ListDeploymentsResponse.Builder page = ListDeploymentsResponse.builder();
            return switch (String.valueOf(request.nextToken())) {
                case "second" -> page.deployments(List.of()).nextToken("third").build();
                case "third" -> page.deployments("d-2").build();
                default -> page.deployments("d-1").nextToken("second").build();
            };
        }
    }

    private static final class Throttled extends Connections.SilentCodeDeploy {
        @Override
        public ListDeploymentsResponse listDeployments(ListDeploymentsRequest request) {
            throw ThrottlingException.builder()
                    .message("Rate exceeded")
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ThrottlingException")
                            .errorMessage("Rate exceeded")
                            .build())
                    .statusCode(400)
                    .build();
        }
    }
}
