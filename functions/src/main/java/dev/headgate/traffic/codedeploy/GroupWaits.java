package dev.headgate.traffic.codedeploy;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import java.time.Duration;

/**
 * How long a deployment group has to wait for these rules, in whole minutes, as CodeDeploy counts.
 *
 * @param ready until Headgate lets traffic move, or else the deployment is stopped
 * @param termination before blue is ended, unless Headgate ends it first
 */
public record GroupWaits(Duration ready, Duration termination) {

    /** Every deployment waits until Headgate has seen green healthy; without a gate that takes half a minute. */
    private static final Duration UNTIL_SEEN = Duration.ofHours(1);

    /** So that an answer in the last minute still meets a deployment that waits. */
    private static final Duration AFTER_GATE = Duration.ofHours(1);

    /** CodeDeploy holds an ECS deployment back from its traffic for no longer. */
    private static final Duration LONGEST_READY = Duration.ofDays(5);

    /** Headgate ends blue itself when the bake is over, extended or held; CodeDeploy must not be there before it. */
    private static final Duration AFTER_BAKE = Duration.ofMinutes(30);

    public static GroupWaits of(ReleaseRules rules) {
        return new GroupWaits(
                rules.gate(Gate.Before.TRAFFIC)
                        .map(gate -> wholeMinutes(gate.expiresAfter().plus(AFTER_GATE)))
                        .map(wait -> wait.compareTo(LONGEST_READY) > 0 ? LONGEST_READY : wait)
                        .orElse(UNTIL_SEEN),
                wholeMinutes(rules.longestBake().plus(AFTER_BAKE)));
    }

    private static Duration wholeMinutes(Duration duration) {
        return Duration.ofMinutes(Math.ceilDiv(duration.toSeconds(), 60L));
    }
}
