package dev.headgate.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class RateLimitsTest {

    private final EventLoop loop = new EventLoop(Instant.parse("2026-03-02T09:00:00Z"));
    private final Wire wire = new Wire(loop);
    private final RateLimits limits = new RateLimits(0.5, 0.5);

    @Test
    void refusesWhatIsMoreThanTheBucketHoldsAndRefillsIt() {
        wire.limit(limits, unused -> 0);

        assertThat(letThrough("DescribeRules", 25)).isEqualTo(20);
        loop.runFor(Duration.ofSeconds(2));
        assertThat(letThrough("DescribeTargetHealth", 25)).isEqualTo(10);
        loop.runFor(Duration.ofMinutes(1));
        assertThat(letThrough("DescribeRules", 25)).isEqualTo(20);
    }

    @Test
    void refusesInTheWordsOfTheService() {
        wire.limit(new RateLimits(0, 0), unused -> 0);

        assertThatThrownBy(() -> call("DescribeRules"))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        it -> assertThat(it.isThrottlingException()).isTrue());
    }

    @Test
    void theSdkTriesAgainWhileTimePasses() {
        wire.limit(limits, attempt -> {
            loop.runFor(Duration.ofSeconds(1));
            return 4;
        });

        assertThat(letThrough("DescribeRules", 40)).isEqualTo(40);
        assertThat(use(limits, "elasticloadbalancing Describe*").refused()).isPositive();
    }

    /** AWS publishes no limit of CodeDeploy's calls. */
    @Test
    void whatIsNotLimitedIsCounted() {
        RateLimits none = new RateLimits(0, 0);
        wire.limit(none, unused -> 0);

        for (int call = 0; call < 50; call++) {
            assertThat(wire.perform("codedeploy", "GetDeployment", "111122223333", () -> true))
                    .isTrue();
        }
        assertThat(use(none, "codedeploy reads").taken()).isEqualTo(50);
    }

    private static RateLimits.Use use(RateLimits limits, String name) {
        return Optional.ofNullable(limits.use().get(name)).orElseThrow();
    }

    private long letThrough(String operation, int calls) {
        return IntStream.range(0, calls)
                .filter(unused -> {
                    try {
                        return call(operation);
                    } catch (AwsServiceException refused) {
                        return false;
                    }
                })
                .count();
    }

    private boolean call(String operation) {
        return wire.perform("elasticloadbalancing", operation, "111122223333", () -> true);
    }
}
