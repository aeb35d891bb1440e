package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.aws.ClientFactory;
import dev.headgate.infra.CalledOperations;
import dev.headgate.infra.NeedsNode;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** That scenarios come to every operation: one that none comes to would never be judged. */
@NeedsNode
class CalledOperationsTest {

    /** IAM's prefix for the operations of each client that functions have. */
    private static final Map<String, String> PREFIX = Map.ofEntries(
            Map.entry(CloudWatchClient.class.getName(), "cloudwatch"),
            Map.entry(CodeDeployClient.class.getName(), "codedeploy"),
            Map.entry(CodePipelineClient.class.getName(), "codepipeline"),
            Map.entry(DynamoDbClient.class.getName(), "dynamodb"),
            Map.entry(EcrClient.class.getName(), "ecr"),
            Map.entry(EcsClient.class.getName(), "ecs"),
            Map.entry(ElasticLoadBalancingV2Client.class.getName(), "elasticloadbalancing"),
            Map.entry(SfnClient.class.getName(), "states"),
            Map.entry(SnsClient.class.getName(), "sns"),
            Map.entry(SsmClient.class.getName(), "ssm"),
            Map.entry(StsClient.class.getName(), "sts"));

    /** Judged as the writes that it is made of. */
    private static final String TRANSACTION = "dynamodb:TransactWriteItems";

    @Test
    void comesToEveryOperationThatTheFunctionsCodeCalls() {
        Set<String> recorded = Installation.all()
                .flatMap(it -> it.recorded().stream())
                .map(Access::action)
                .collect(Collectors.toSet());
        Set<String> called = CalledOperations.on(PREFIX);

        assertThat(called).contains(TRANSACTION, "dynamodb:Query", "sts:AssumeRole");
        called.remove(TRANSACTION);
        assertThat(recorded)
                .as("No scenario comes to an operation that the code calls: add one to MoreScenarios")
                .containsAll(called);
    }

    @Test
    void knowsEveryClientThatFunctionsHave() {
        assertThat(Stream.of(ClientFactory.class.getMethods())
                        .map(Method::getReturnType)
                        .map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(PREFIX.keySet());
    }
}
