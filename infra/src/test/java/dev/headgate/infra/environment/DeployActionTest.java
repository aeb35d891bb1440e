package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.aws.TargetClients;
import dev.headgate.infra.CalledOperations;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** What the deploy role is allowed is what the functions call with its clients. */
class DeployActionTest {

    /** IAM's prefix for the operations of each client in {@link TargetClients}. */
    private static final Map<String, String> PREFIX = Map.of(
            CodeDeployClient.class.getName(), "codedeploy",
            EcsClient.class.getName(), "ecs",
            ElasticLoadBalancingV2Client.class.getName(), "elasticloadbalancing",
            CloudWatchClient.class.getName(), "cloudwatch");

    private static final Set<String> CALLED = CalledOperations.on(PREFIX);

    @Test
    void listsEveryOperationThatTheCodeCallsAndNoOther() {
        assertThat(DeployAction.CALLED)
                .as("DeployAction.CALLED must be what dev.headgate.traffic calls: the deploy role allows exactly that")
                .extracting(DeployAction::name)
                .containsExactlyInAnyOrderElementsOf(CALLED);
    }

    @Test
    void impliesNothingThatIsCalledAnyway() {
        assertThat(DeployAction.IMPLIED).extracting(DeployAction::name).doesNotContainAnyElementsOf(CALLED);
    }

    @Test
    void knowsEveryClientOfADeployRole() {
        assertThat(Stream.of(TargetClients.class.getRecordComponents())
                        .map(it -> it.getType().getName()))
                .containsExactlyInAnyOrderElementsOf(PREFIX.keySet());
    }
}
