package dev.headgate.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;

class JitterTest {

    private static List<Duration> pauses(RandomGenerator random, long leastMillis) {
        Jitter jitter = new Jitter(random, Duration.ofMillis(leastMillis));
        return IntStream.rangeClosed(1, 12).mapToObj(jitter::computeDelay).toList();
    }

    @Test
    void isAnywhereBelowWhatDoublesUpToTwentySeconds() {
        RandomGenerator random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            List<Duration> pauses = pauses(random, 100);
            for (int attempt = 1; attempt <= pauses.size(); attempt++) {
                assertThat(pauses.get(attempt - 1).toMillis()).isBetween(0L, Math.min(20_000, 100L << (attempt - 1)));
            }
        }
    }

    @Test
    void lateAttemptsDoNotOverflow() {
        assertThat(new Jitter(new SplittableRandom(1), Duration.ofSeconds(1)).computeDelay(Integer.MAX_VALUE))
                .isBetween(Duration.ZERO, Duration.ofSeconds(20));
    }

    @Test
    void copiesThatDrawAnewDoNotComeBackInStep() {
        assertThat(pauses(new SplittableRandom(1), 1_000)).isEqualTo(pauses(new SplittableRandom(1), 1_000));
        assertThat(pauses(new SecureRandom(), 1_000)).isNotEqualTo(pauses(new SecureRandom(), 1_000));
    }

    @Test
    void theSdksOwnNumberOfAttemptsStays() {
        SdkClientFactory factory = new SdkClientFactory(Region.EU_CENTRAL_1);
        try (DynamoDbClient ours = factory.dynamoDb();
                DynamoDbClient theirs = DynamoDbClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .defaultsMode(DefaultsMode.STANDARD)
                        .httpClient(new CannedHttp())
                        .build()) {
            assertThat(attempts(ours)).isEqualTo(attempts(theirs));
        }
        try (EcsClient ecs = factory.ecs(AnonymousCredentialsProvider.create(), Region.EU_CENTRAL_1)) {
            assertThat(ecs.serviceClientConfiguration()
                            .overrideConfiguration()
                            .retryStrategy()
                            .orElseThrow()
                            .maxAttempts())
                    .isEqualTo(3);
        }
    }

    private static int attempts(DynamoDbClient client) {
        return client.serviceClientConfiguration()
                .overrideConfiguration()
                .retryStrategy()
                .orElseThrow()
                .maxAttempts();
    }
}
