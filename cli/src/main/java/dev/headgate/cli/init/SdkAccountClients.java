package dev.headgate.cli.init;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Real clients, with the credentials of a profile or with those that the AWS command line would find, too. */
final class SdkAccountClients implements AccountClients {

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(10))
            .build();

    SdkAccountClients(String region, Optional<String> profile) {
        this.region = Region.of(region);
        credentials = profile.<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    @Override
    public StsClient sts() {
        return build(StsClient.builder());
    }

    @Override
    public EcsClient ecs() {
        return build(EcsClient.builder());
    }

    @Override
    public CodeDeployClient codeDeploy() {
        return build(CodeDeployClient.builder());
    }

    @Override
    public CodePipelineClient codePipeline() {
        return build(CodePipelineClient.builder());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return builder.credentialsProvider(credentials)
                .region(region)
                .httpClient(http)
                .build();
    }
}
