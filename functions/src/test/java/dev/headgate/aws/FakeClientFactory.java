package dev.headgate.aws;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Real but never connected clients for environments, the given one for STS. */
final class FakeClientFactory implements TargetClientFactory {

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
}
