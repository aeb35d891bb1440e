package dev.headgate.cli.demo;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.aws.TargetClientFactory;
import dev.headgate.cli.installation.Caller;
import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.installation.ToolingClients;
import dev.headgate.cli.installation.Waiting;
import dev.headgate.config.Configuration;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Clients of the AWS at an address, whatever this machine's user has set up for the real one. */
final class AddressClients implements ToolingClients, TargetClientFactory, AutoCloseable {

    /** The simulated world may be busy with what it plays. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    private final URI address;
    private final Configuration configuration;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .socketTimeout(ANSWERS_WITHIN)
            // Nobody is spoken to by TLS: without this, each start reads all the certificates that Java trusts.
            .tlsTrustManagersProvider(() -> new TrustManager[0])
            .build();

    AddressClients(URI address, Configuration configuration) {
        this.address = address;
        this.configuration = configuration;
    }

    /** The installation there, as commands that look at one have it. */
    Installation installation(Waiting waiting) {
        Caller caller = new Caller(configuration.account(), "arn:aws:iam::" + configuration.account() + ":root");
        return new Installation(configuration, configuration.region(), caller, this, waiting, "");
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return of(configuration.account());
    }

    /** There, an account's number is its access key. */
    private static AwsCredentialsProvider of(String account) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any"));
    }

    @Override
    public StsClient sts() {
        return build(StsClient.builder());
    }

    @Override
    public SfnClient stepFunctions() {
        return build(SfnClient.builder());
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return build(DynamoDbClient.builder());
    }

    @Override
    public EcrClient ecr() {
        return build(EcrClient.builder());
    }

    @Override
    public SsmClient ssm() {
        return build(SsmClient.builder());
    }

    /** Each with its own account's key: no role is in between that a scenario could take away. */
    @Override
    public EnvironmentClients environments(InstantSource clock) {
        return new EnvironmentClients(this, clock, target -> of(target.account()));
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

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return build(builder, credentials(), Region.of(configuration.region()));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, AwsCredentialsProvider credentials, Region region) {
        return builder.endpointOverride(address)
                .credentialsProvider(credentials)
                .region(region)
                .httpClient(http)
                .overrideConfiguration(it -> it.defaultProfileFile(NO_PROFILES))
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
