package dev.headgate.aws;

import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
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

/**
 * Real clients over one shared HTTP client, with the SDK's standard retries, of which there is one more: each waits for a random
 * part of a time that doubles, and all together end before the state that waits for them.
 *
 * <p>A client of the tooling account is built when it is first asked for, and kept.
 */
public final class SdkClientFactory implements ClientFactory {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(10);

    /** Of one call. */
    public static final int ATTEMPTS = 4;

    /** Before the second attempt of a call that was refused for its rate; doubled before each other. */
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(8);

    private final Lazy<SdkHttpClient> http = new Lazy<>(() -> UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECTION_TIMEOUT)
            .socketTimeout(SOCKET_TIMEOUT)
            .build());

    // Not the environment variables alone: under SnapStart, Lambda serves credentials over its container endpoint.
    private final Lazy<AwsCredentialsProvider> ownCredentials =
            new Lazy<>(() -> DefaultCredentialsProvider.builder().build());

    private final Lazy<CodePipelineClient> codePipeline;
    private final Lazy<DynamoDbClient> dynamoDb;
    private final Lazy<EcrClient> ecr;
    private final Lazy<SfnClient> stepFunctions;
    private final Lazy<SnsClient> sns;
    private final Lazy<SsmClient> ssm;
    private final Lazy<StsClient> sts;

    /** For a Lambda function of the tooling account: its region is the function's own. */
    public SdkClientFactory() {
        this(Region.of(SdkSystemSetting.AWS_REGION.getStringValueOrThrow()));
    }

    /** For whoever looks from outside. */
    public SdkClientFactory(Region toolingRegion) {
        codePipeline = own(CodePipelineClient::builder, toolingRegion);
        dynamoDb = own(DynamoDbClient::builder, toolingRegion);
        ecr = own(EcrClient::builder, toolingRegion);
        stepFunctions = own(SfnClient::builder, toolingRegion);
        sns = own(SnsClient::builder, toolingRegion);
        ssm = own(SsmClient::builder, toolingRegion);
        sts = own(StsClient::builder, toolingRegion);
    }

    @Override
    public CodeDeployClient codeDeploy(AwsCredentialsProvider credentials, Region region) {
        return build(CodeDeployClient.builder(), credentials, region);
    }

    @Override
    public EcsClient ecs(AwsCredentialsProvider credentials, Region region) {
        return build(EcsClient.builder(), credentials, region);
    }

    @Override
    public ElasticLoadBalancingV2Client loadBalancing(AwsCredentialsProvider credentials, Region region) {
        return build(ElasticLoadBalancingV2Client.builder(), credentials, region);
    }

    @Override
    public CloudWatchClient cloudWatch(AwsCredentialsProvider credentials, Region region) {
        return build(CloudWatchClient.builder(), credentials, region);
    }

    @Override
    public CodePipelineClient codePipeline() {
        return codePipeline.get();
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return dynamoDb.get();
    }

    @Override
    public EcrClient ecr() {
        return ecr.get();
    }

    @Override
    public SfnClient stepFunctions() {
        return stepFunctions.get();
    }

    @Override
    public SnsClient sns() {
        return sns.get();
    }

    @Override
    public SsmClient ssm() {
        return ssm.get();
    }

    @Override
    public StsClient sts() {
        return sts.get();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> Lazy<C> own(
            Supplier<B> builder, Region region) {
        return new Lazy<>(() -> build(builder.get(), ownCredentials.get(), region));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, AwsCredentialsProvider credentials, Region region) {
        return builder.credentialsProvider(credentials)
                .region(region)
                .defaultsMode(DefaultsMode.STANDARD)
                .httpClient(http.get())
                .overrideConfiguration(it -> it.retryStrategy(retries()))
                .build();
    }

    /** With full jitter: whoever was refused together does not come back together. */
    static RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(FIRST_DELAY, LONGEST_DELAY))
                .build();
    }
}
