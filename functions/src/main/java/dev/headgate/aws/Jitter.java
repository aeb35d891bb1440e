package dev.headgate.aws;

import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * How long the SDK pauses before it makes a call again: as its standard retries do, drawn from a generator of ours.
 *
 * <p>The SDK's own draws go on where a snapshot stopped: all copies of one would come back at the same instant, in step.
 *
 * @param least what the first pause is shorter than; each further one may be twice as long
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">Retry behavior</a>
 */
record Jitter(RandomGenerator random, Duration least) implements BackoffStrategy {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration AFTER_AN_ERROR = Duration.ofMillis(100);
    private static final Duration AFTER_AN_ERROR_OF_DYNAMODB = Duration.ofMillis(25);
    private static final Duration AFTER_THROTTLING = Duration.ofSeconds(1);

    private static final int ATTEMPTS = 3;
    private static final int ATTEMPTS_OF_DYNAMODB = 9;

    /** Enough to reach the longest from any start. */
    private static final int MOST_DOUBLINGS = 20;

    /** The SDK's standard retries for a client that is to be built, with pauses of ours. */
    static RetryStrategy of(Object clientBuilder, RandomGenerator random) {
        // The SDK gives DynamoDB more attempts than all others, and shorter pauses.
        boolean dynamoDb = clientBuilder instanceof DynamoDbClientBuilder;
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(dynamoDb ? ATTEMPTS_OF_DYNAMODB : ATTEMPTS)
                .backoffStrategy(new Jitter(random, dynamoDb ? AFTER_AN_ERROR_OF_DYNAMODB : AFTER_AN_ERROR))
                .throttlingBackoffStrategy(new Jitter(random, AFTER_THROTTLING))
                .build();
    }

    @Override
    public Duration computeDelay(int attempt) {
        int doublings = Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS);
        long most = Math.min(LONGEST.toMillis(), least.toMillis() << doublings);
        return Duration.ofMillis(random.nextLong(most + 1));
    }
}
