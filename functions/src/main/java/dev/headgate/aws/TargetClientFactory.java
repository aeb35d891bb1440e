package dev.headgate.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Builds SDK clients of an environment's account, and the tooling account's STS that lends their credentials. */
public interface TargetClientFactory {
    CodeDeployClient codeDeploy(AwsCredentialsProvider credentials, Region region);

    EcsClient ecs(AwsCredentialsProvider credentials, Region region);

    ElasticLoadBalancingV2Client loadBalancing(AwsCredentialsProvider credentials, Region region);

    CloudWatchClient cloudWatch(AwsCredentialsProvider credentials, Region region);

    StsClient sts();
}
