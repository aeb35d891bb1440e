package dev.headgate.simulator.installation;

import dev.headgate.aws.ClientFactory;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.tooling.ToolingAccount;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
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

/** The clients that the handlers get in the simulator, in place of the SDK's. */
final class SimulatedClients implements ClientFactory {

    private final ToolingAccount tooling;
    private final Map<AccountRegion, TargetAccount> targets;
    private final Supplier<SfnClient> stepFunctions;
    private final ReadPath reads;

    /** Where an environment is. */
    record AccountRegion(String account, String region) {}

    /** What lies between a client that a function gets and the simulated service. */
    interface ReadPath {
        <C> C of(Class<C> type, C client);
    }

    /** Clients that see everything at once. */
    SimulatedClients(
            ToolingAccount tooling, Map<AccountRegion, TargetAccount> targets, Supplier<SfnClient> stepFunctions) {
        this(tooling, targets, stepFunctions, new ReadPath() {
            @Override
            public <C> C of(Class<C> type, C client) {
                return client;
            }
        });
    }

    SimulatedClients(
            ToolingAccount tooling,
            Map<AccountRegion, TargetAccount> targets,
            Supplier<SfnClient> stepFunctions,
            ReadPath reads) {
        this.tooling = tooling;
        this.targets = targets;
        this.stepFunctions = stepFunctions;
        this.reads = reads;
    }

    @Override
    public CodeDeployClient codeDeploy(AwsCredentialsProvider credentials, Region region) {
        return client(CodeDeployClient.class, credentials, region, TargetAccount::codeDeploy);
    }

    @Override
    public EcsClient ecs(AwsCredentialsProvider credentials, Region region) {
        return client(EcsClient.class, credentials, region, TargetAccount::ecs);
    }

    @Override
    public ElasticLoadBalancingV2Client loadBalancing(AwsCredentialsProvider credentials, Region region) {
        return client(ElasticLoadBalancingV2Client.class, credentials, region, TargetAccount::loadBalancing);
    }

    @Override
    public CloudWatchClient cloudWatch(AwsCredentialsProvider credentials, Region region) {
        return client(CloudWatchClient.class, credentials, region, TargetAccount::cloudWatch);
    }

    @Override
    public CodePipelineClient codePipeline() {
        return tooling.codePipelineClient();
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return tooling.dynamoDbClient();
    }

    @Override
    public EcrClient ecr() {
        return tooling.ecrClient();
    }

    @Override
    public SfnClient stepFunctions() {
        return reads.of(SfnClient.class, stepFunctions.get());
    }

    @Override
    public SnsClient sns() {
        return tooling.snsClient();
    }

    @Override
    public SsmClient ssm() {
        return tooling.ssmClient();
    }

    @Override
    public StsClient sts() {
        return tooling.stsClient();
    }

    private <C> C client(
            Class<C> type, AwsCredentialsProvider credentials, Region region, Function<TargetAccount, C> service) {
        return AuthenticatedClient.of(type, credentials, key -> reads.of(type, service.apply(target(key, region))));
    }

    private TargetAccount target(String accessKey, Region region) {
        String account = tooling.sts().accountOf(accessKey).orElseThrow(SimulatedClients::expired);
        return Optional.ofNullable(targets.get(new AccountRegion(account, region.id())))
                .orElseThrow(() -> new IllegalStateException("Nothing is simulated in " + account + ", " + region));
    }

    private static AwsServiceException expired() {
        String message = "The security token included in the request is expired";
        return AwsServiceException.builder()
                .message(message)
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ExpiredTokenException")
                        .errorMessage(message)
                        .build())
                .build();
    }
}
