package dev.headgate.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;

class SdkClientFactoryTest {

    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));

    private final SdkClientFactory factory = new SdkClientFactory(Region.EU_CENTRAL_1);

    @Test
    void buildsEachClientOfTheToolingAccountOnce() {
        assertThat(factory.sts()).isSameAs(factory.sts());
        assertThat(factory.dynamoDb()).isSameAs(factory.dynamoDb());
        assertThat(factory.sts().serviceClientConfiguration().region()).isEqualTo(Region.EU_CENTRAL_1);
    }

    @Test
    void buildsAnEnvironmentsClientsForItsRegionAndRole() {
        var configuration = factory.ecs(CREDENTIALS, Region.US_WEST_2).serviceClientConfiguration();

        assertThat(configuration.region()).isEqualTo(Region.US_WEST_2);
        assertThat(configuration.credentialsProvider()).isSameAs(CREDENTIALS);
    }

    @Test
    void retriesTheStandardWay() {
        assertThat(factory.codeDeploy(CREDENTIALS, Region.US_WEST_2)
                        .serviceClientConfiguration()
                        .overrideConfiguration()
                        .retryStrategy())
                .containsInstanceOf(StandardRetryStrategy.class);
    }
}
