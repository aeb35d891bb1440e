package dev.headgate.simulator.installation;

import dev.headgate.aws.ClientFactory;
import dev.headgate.simulator.installation.SimulatedClients.AccountRegion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.regions.Region;
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
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** The clients of one Lambda function, each of whose calls an observer is told of, with the role that makes it. */
final class ObservedClients implements ClientFactory {

    private final String function;
    private final AccountRegion home;
    private final ClientFactory clients;
    private final Consumer<AwsCall> observer;
    private final Map<String, String> rolesByAccessKey = new HashMap<>();

    /** @param home where the function runs */
    ObservedClients(String function, AccountRegion home, ClientFactory clients, Consumer<AwsCall> observer) {
        this.function = function;
        this.home = home;
        this.clients = clients;
        this.observer = observer;
    }

    @Override
    public CodeDeployClient codeDeploy(AwsCredentialsProvider credentials, Region region) {
        return inTarget(
                CodeDeployClient.class, clients.codeDeploy(credentials, region), "codedeploy", credentials, region);
    }

    @Override
    public EcsClient ecs(AwsCredentialsProvider credentials, Region region) {
        return inTarget(EcsClient.class, clients.ecs(credentials, region), "ecs", credentials, region);
    }

    @Override
    public ElasticLoadBalancingV2Client loadBalancing(AwsCredentialsProvider credentials, Region region) {
        return inTarget(
                ElasticLoadBalancingV2Client.class,
                clients.loadBalancing(credentials, region),
                "elasticloadbalancing",
                credentials,
                region);
    }

    @Override
    public CloudWatchClient cloudWatch(AwsCredentialsProvider credentials, Region region) {
        return inTarget(
                CloudWatchClient.class, clients.cloudWatch(credentials, region), "cloudwatch", credentials, region);
    }

    @Override
    public CodePipelineClient codePipeline() {
        return atHome(CodePipelineClient.class, clients.codePipeline(), "codepipeline");
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return atHome(DynamoDbClient.class, clients.dynamoDb(), "dynamodb");
    }

    @Override
    public EcrClient ecr() {
        return atHome(EcrClient.class, clients.ecr(), "ecr");
    }

    @Override
    public SfnClient stepFunctions() {
        return atHome(SfnClient.class, clients.stepFunctions(), "states");
    }

    @Override
    public SnsClient sns() {
        return atHome(SnsClient.class, clients.sns(), "sns");
    }

    @Override
    public SsmClient ssm() {
        return atHome(SsmClient.class, clients.ssm(), "ssm");
    }

    @Override
    public StsClient sts() {
        return atHome(StsClient.class, clients.sts(), "sts");
    }

    private <C> C atHome(Class<C> type, C client, String service) {
        return ObservedClient.of(
                type,
                client,
                (operation, request) -> tell(Optional.empty(), home, service, operation, request),
                this::remember);
    }

    private <C> C inTarget(Class<C> type, C client, String service, AwsCredentialsProvider credentials, Region region) {
        Supplier<String> role = () -> roleOf(credentials.resolveCredentials().accessKeyId());
        return ObservedClient.of(
                type,
                client,
                (operation, request) -> {
                    String arn = role.get();
                    AccountRegion there = new AccountRegion(accountOf(arn), region.id());
                    tell(Optional.of(arn), there, service, operation, request);
                },
                (request, reply) -> {});
    }

    private void tell(
            Optional<String> role, AccountRegion place, String service, String operation, SdkRequest request) {
        observer.accept(new AwsCall(function, role, place.account(), place.region(), service, operation, request));
    }

    private void remember(SdkRequest request, SdkResponse reply) {
        if (request instanceof AssumeRoleRequest wanted && reply instanceof AssumeRoleResponse granted) {
            rolesByAccessKey.put(granted.credentials().accessKeyId(), wanted.roleArn());
        }
    }

    private String roleOf(String accessKey) {
        return Optional.ofNullable(rolesByAccessKey.get(accessKey))
                .orElseThrow(() -> new IllegalStateException(
                        function + " acts with " + accessKey + ", which it got by no AssumeRole of its own"));
    }

    /** {@code arn:aws:iam::account:role/name}. */
    private static String accountOf(String roleArn) {
        return roleArn.split(":", 6)[4];
    }
}
