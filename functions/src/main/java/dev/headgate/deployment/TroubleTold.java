package dev.headgate.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which troubles people are told of while a deployment runs, each once for as long as it stands. */
public final class TroubleTold {

    /** What passes within this time needs nobody. */
    static final Duration PASSES_WITHIN = Duration.ofMinutes(2);

    private TroubleTold() {}

    /** Those to tell of after this look. */
    public static List<Trouble> due(Deployment deployment, Instant now) {
        Sightings seen = deployment.seen();
        return seen.since().keySet().stream()
                .filter(trouble -> !seen.told().contains(trouble))
                .filter(trouble -> seen.hasStood(trouble, quietFor(trouble), now))
                .toList();
    }

    public static Deployment noting(Deployment deployment, List<Trouble> told) {
        Sightings seen = deployment.seen();
        for (Trouble trouble : told) {
            seen = seen.telling(trouble);
        }
        return deployment.seeing(seen);
    }

    private static Duration quietFor(Trouble trouble) {
        return switch (trouble) {
            case ALARM_MISSING, BLUE_ENDED_EARLY -> Duration.ZERO;
            case BLIND, CLOUDWATCH_UNSEEN -> PASSES_WITHIN;
            // What they lead to is told: a rollback, or nothing.
            case GREEN_SHORT, LISTENER_STRAYED -> Duration.ofDays(365);
        };
    }
}
