package dev.headgate.simulator.doctor;

import dev.headgate.aws.ClientFactory;
import dev.headgate.aws.SdkClientFactory;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Real clients, with the credentials that the AWS command line would find, too. */
final class SdkDoctorClients implements DoctorClients {

    private final Region region;
    private final ClientFactory factory;
    private final AwsCredentialsProvider credentials =
            DefaultCredentialsProvider.builder().build();
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(10))
            .build();

    /** @param region of the tooling account */
    SdkDoctorClients(Region region) {
        this.region = region;
        this.factory = new SdkClientFactory(region);
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return credentials;
    }

    @Override
    public ClientFactory factory() {
        return factory;
    }

    @Override
    public SecretsManagerClient secretsManager() {
        return build(SecretsManagerClient.builder(), region);
    }

    @Override
    public CodeConnectionsClient codeConnections(Region where) {
        return build(CodeConnectionsClient.builder(), where);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder, Region where) {
        return builder.credentialsProvider(credentials)
                .region(where)
                .httpClient(http)
                .build();
    }
}
