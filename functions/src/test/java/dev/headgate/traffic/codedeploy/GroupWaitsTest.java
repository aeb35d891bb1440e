package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupWaitsTest {

    @Test
    void waitsAnHourLongerThanTheGateStands() {
        assertThat(GroupWaits.of(rules(Duration.ZERO, Gate.Before.TRAFFIC, Duration.ofHours(2)))
                        .ready())
                .isEqualTo(Duration.ofHours(3));
    }

    @Test
    void waitsNoLongerThanCodeDeployCan() {
        assertThat(GroupWaits.of(rules(Duration.ZERO, Gate.Before.TRAFFIC, Duration.ofDays(5)))
                        .ready())
                .isEqualTo(Duration.ofDays(5));
    }

    @Test
    void waitsUntilGreenWasSeenHealthyAlsoWhereNoGateStandsBeforeTraffic() {
        assertThat(GroupWaits.of(rules(Duration.ZERO, Gate.Before.DEPLOYMENT, Duration.ofHours(2)))
                        .ready())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void keepsBlueHalfAnHourLongerThanTheBakeMayBecomeInWholeMinutes() {
        assertThat(GroupWaits.of(rules(Duration.ofSeconds(90), Gate.Before.DEPLOYMENT, Duration.ofHours(2)))
                        .termination())
                // 90 s of bake, up to 30 min until the judge can tell and 1 h until approvers do.
                .isEqualTo(Duration.ofMinutes(122));
    }

    @Test
    void staysWithinCodeDeploysTwoDaysAfterTheLongestBake() {
        assertThat(GroupWaits.of(rules(Duration.ofHours(46), Gate.Before.DEPLOYMENT, Duration.ofHours(2)))
                        .termination())
                .isLessThanOrEqualTo(Duration.ofDays(2));
    }

    private static ReleaseRules rules(Duration bake, Gate.Before before, Duration expiresAfter) {
        return new ReleaseRules(
                new Strategy.AllAtOnce(),
                bake,
                List.of(new Gate(before, List.of("alice"), expiresAfter)),
                List.of(),
                Optional.empty(),
                Duration.ofDays(1));
    }
}
