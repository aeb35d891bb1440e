package dev.headgate.benchmarks.coldstart;

import dev.headgate.aws.ClientFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
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

/** Clients as the SDK makes them by default: with the HTTP client, region and credentials that it finds itself. */
final class TypicalClients implements ClientFactory {

    private final DynamoDbClient dynamoDb = DynamoDbClient.create();
    private final SfnClient stepFunctions = SfnClient.create();
    private final SnsClient sns = SnsClient.create();
    private final SsmClient ssm = SsmClient.create();

    @Override
    public CodeDeployClient codeDeploy(AwsCredentialsProvider credentials, Region region) {
        return CodeDeployClient.builder()
                .credentialsProvider(credentials)
                .region(region)
                .build();
    }

    @Override
    public EcsClient ecs(AwsCredentialsProvider credentials, Region region) {
        return EcsClient.builder()
                .credentialsProvider(credentials)
                .region(region)
                .build();
    }

    @Override
    public ElasticLoadBalancingV2Client loadBalancing(AwsCredentialsProvider credentials, Region region) {
        return ElasticLoadBalancingV2Client.builder()
                .credentialsProvider(credentials)
                .region(region)
                .build();
    }

    @Override
    public CloudWatchClient cloudWatch(AwsCredentialsProvider credentials, Region region) {
        return CloudWatchClient.builder()
                .credentialsProvider(credentials)
                .region(region)
                .build();
    }

    @Override
    public CodePipelineClient codePipeline() {
        return CodePipelineClient.create();
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    @Override
    public EcrClient ecr() {
        return EcrClient.create();
    }

    @Override
    public SfnClient stepFunctions() {
        return stepFunctions;
    }

    @Override
    public SnsClient sns() {
        return sns;
    }

    @Override
    public SsmClient ssm() {
        return ssm;
    }

    @Override
    public StsClient sts() {
        return StsClient.create();
    }
}
