package dev.headgate.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
                .filter(trouble -> quietFor(trouble)
                        .filter(quiet -> seen.hasStood(trouble, quiet, now))
                        .isPresent())
                .toList();
    }

    public static Deployment noting(Deployment deployment, List<Trouble> told) {
        Sightings seen = deployment.seen();
        for (Trouble trouble : told) {
            seen = seen.telling(trouble);
        }
        return deployment.seeing(seen);
    }

    /** Empty where what it leads to is told: a rollback, or nothing. */
    private static Optional<Duration> quietFor(Trouble trouble) {
        return switch (trouble) {
            case ALARM_MISSING, BLUE_ENDED_EARLY -> Optional.of(Duration.ZERO);
            case BLIND, CLOUDWATCH_UNSEEN -> Optional.of(PASSES_WITHIN);
            case GREEN_SHORT, LISTENER_STRAYED -> Optional.empty();
        };
    }
}
