package dev.headgate.cli.doctor;

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
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Real clients, with the credentials of a profile or with those that the AWS command line would find, too. */
final class SdkDoctorClients implements DoctorClients {

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(10))
            .build();

    /** @param region of the tooling account */
    SdkDoctorClients(Region region, Optional<String> profile) {
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
        return build(StsClient.builder(), region);
    }

    @Override
    public SsmClient ssm() {
        return build(SsmClient.builder(), region);
    }

    @Override
    public SnsClient sns() {
        return build(SnsClient.builder(), region);
    }

    @Override
    public EcrClient ecr() {
        return build(EcrClient.builder(), region);
    }

    @Override
    public SfnClient stepFunctions() {
        return build(SfnClient.builder(), region);
    }

    @Override
    public SecretsManagerClient secretsManager() {
        return build(SecretsManagerClient.builder(), region);
    }

    /** IAM is in no region. */
    @Override
    public IamClient iam() {
        return build(IamClient.builder(), Region.AWS_GLOBAL);
    }

    @Override
    public CodeConnectionsClient codeConnections(Region where) {
        return build(CodeConnectionsClient.builder(), where);
    }

    @Override
    public EnvironmentClients environments(InstantSource clock) {
        return new EnvironmentClients(new SdkClientFactory(region), clock, target -> credentials);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder, Region where) {
        return builder.credentialsProvider(credentials)
                .region(where)
                .httpClient(http)
                .build();
    }
}
