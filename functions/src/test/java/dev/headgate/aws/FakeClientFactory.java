package dev.headgate.aws;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Real but never connected clients for environments, the given one for STS, and nothing else. */
final class FakeClientFactory implements ClientFactory {

    private final SdkClientFactory real = new SdkClientFactory(Region.EU_WEST_1);
    private final StsClient sts;
    private final List<Region> built = new ArrayList<>();

    FakeClientFactory(StsClient sts) {
        this.sts = sts;
    }

    /** The region of every CodeDeploy client asked for. */
    List<Region> built() {
        return built;
    }

    @Override
    public CodeDeployClient codeDeploy(AwsCredentialsProvider credentials, Region region) {
        built.add(region);
        return real.codeDeploy(credentials, region);
    }

    @Override
    public EcsClient ecs(AwsCredentialsProvider credentials, Region region) {
        return real.ecs(credentials, region);
    }

    @Override
    public ElasticLoadBalancingV2Client loadBalancing(AwsCredentialsProvider credentials, Region region) {
        return real.loadBalancing(credentials, region);
    }

    @Override
    public CloudWatchClient cloudWatch(AwsCredentialsProvider credentials, Region region) {
        return real.cloudWatch(credentials, region);
    }

    @Override
    public StsClient sts() {
        return sts;
    }

    @Override
    public DynamoDbClient dynamoDb() {
        throw unused();
    }

    @Override
    public EcrClient ecr() {
        throw unused();
    }

    @Override
    public SfnClient stepFunctions() {
        throw unused();
    }

    @Override
    public SnsClient sns() {
        throw unused();
    }

    @Override
    public SsmClient ssm() {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("an environment's clients need only STS of the tooling account");
    }
}
