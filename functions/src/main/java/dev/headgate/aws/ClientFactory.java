package dev.headgate.aws;

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

/** Builds SDK clients: of an environment's account with that environment's credentials, of the tooling account with our own. */
public interface ClientFactory {
    CodeDeployClient codeDeploy(AwsCredentialsProvider credentials, Region region);

    EcsClient ecs(AwsCredentialsProvider credentials, Region region);

    ElasticLoadBalancingV2Client loadBalancing(AwsCredentialsProvider credentials, Region region);

    CloudWatchClient cloudWatch(AwsCredentialsProvider credentials, Region region);

    DynamoDbClient dynamoDb();

    EcrClient ecr();

    SfnClient stepFunctions();

    SnsClient sns();

    SsmClient ssm();

    StsClient sts();
}
