package dev.headgate.simulator.endpoint;

import dev.headgate.aws.ClientFactory;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's own clients, pointed at an endpoint; those of the tooling account act with its number as access key. */
record WireClients(SdkHttpClient http, URI endpoint, String account, Region region) implements ClientFactory {

    static AwsCredentialsProvider keyOf(String account) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any"));
    }

    @Override
    public CodeDeployClient codeDeploy(AwsCredentialsProvider credentials, Region where) {
        return build(CodeDeployClient.builder(), credentials, where);
    }

    @Override
    public EcsClient ecs(AwsCredentialsProvider credentials, Region where) {
        return build(EcsClient.builder(), credentials, where);
    }

    @Override
    public ElasticLoadBalancingV2Client loadBalancing(AwsCredentialsProvider credentials, Region where) {
        return build(ElasticLoadBalancingV2Client.builder(), credentials, where);
    }

    @Override
    public CloudWatchClient cloudWatch(AwsCredentialsProvider credentials, Region where) {
        return build(CloudWatchClient.builder(), credentials, where);
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return own(DynamoDbClient.builder());
    }

    @Override
    public EcrClient ecr() {
        return own(EcrClient.builder());
    }

    @Override
    public SfnClient stepFunctions() {
        return own(SfnClient.builder());
    }

    @Override
    public SnsClient sns() {
        return own(SnsClient.builder());
    }

    @Override
    public CodePipelineClient codePipeline() {
        return own(CodePipelineClient.builder());
    }

    @Override
    public SsmClient ssm() {
        return own(SsmClient.builder());
    }

    @Override
    public StsClient sts() {
        return own(StsClient.builder());
    }

    StsClient sts(AwsCredentialsProvider credentials) {
        return build(StsClient.builder(), credentials, region);
    }

    SecretsManagerClient secretsManager() {
        return own(SecretsManagerClient.builder());
    }

    CodeConnectionsClient codeConnections() {
        return own(CodeConnectionsClient.builder());
    }

    IamClient iam(AwsCredentialsProvider credentials) {
        return build(IamClient.builder(), credentials, Region.AWS_GLOBAL);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C own(B builder) {
        return build(builder, keyOf(account), region);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, AwsCredentialsProvider credentials, Region where) {
        return builder.credentialsProvider(credentials)
                .region(where)
                .httpClient(http)
                .endpointOverride(endpoint)
                // TestState would go to another name, which leads nowhere.
                .overrideConfiguration(
                        it -> it.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();
    }
}
