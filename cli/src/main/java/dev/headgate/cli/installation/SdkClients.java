package dev.headgate.cli.installation;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.aws.SdkClientFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Real clients, with the credentials of a profile or with those that the AWS command line would find, too; where the
 * variable {@code AWS_ENDPOINT_URL} says so, of what answers there in place of AWS.
 */
public final class SdkClients implements ToolingClients {

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(10))
            .build();

    /** @param region of the tooling account */
    public SdkClients(Region region, Optional<String> profile) {
        this.region = region;
        credentials = profile.<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return credentials;
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

    @Override
    public EnvironmentClients environments(InstantSource clock) {
        return new EnvironmentClients(new SdkClientFactory(region), clock, target -> credentials);
    }

    /** Another client of the tooling account. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return build(builder, region);
    }

    /** A client of the same credentials, somewhere else. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder, Region where) {
        return builder.credentialsProvider(credentials)
                .region(where)
                .httpClient(http)
                .build();
    }
}
