package dev.headgate.aws;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;

/**
 * For calls that must not be repeated blindly: CreateDeployment and RegisterTaskDefinition take no client token, so a
 * second attempt after a lost reply would do the work twice. Whoever makes such a call looks first, and then decides.
 */
public final class SingleAttempt {

    private SingleAttempt() {}

    /** Switches the SDK's retries off for one request. */
    public static void of(AwsRequestOverrideConfiguration.Builder request) {
        request.addPlugin(
                client -> client.overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry())));
    }
}
