package dev.headgate.deployment;

import java.time.Instant;
import java.util.Optional;

/**
 * What has been seen or asked for on the way; each is set once.
 *
 * @param trafficAllowed production traffic was let go (READY_WAIT ended)
 * @param trafficMoved the listener was first seen with all production traffic on green: the bake begins
 * @param blueRetiring the bake passed and the end of blue was asked for
 * @param rollbackAsked the rollback was asked for
 */
public record Milestones(
        Optional<Instant> trafficAllowed,
        Optional<Instant> trafficMoved,
        Optional<Instant> blueRetiring,
        Optional<Instant> rollbackAsked) {

    public static final Milestones NONE =
            new Milestones(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Milestones withTrafficAllowed(Instant at) {
        return new Milestones(earliest(trafficAllowed, at), trafficMoved, blueRetiring, rollbackAsked);
    }

    Milestones withTrafficMoved(Instant at) {
        return new Milestones(trafficAllowed, earliest(trafficMoved, at), blueRetiring, rollbackAsked);
    }

    Milestones withBlueRetiring(Instant at) {
        return new Milestones(trafficAllowed, trafficMoved, earliest(blueRetiring, at), rollbackAsked);
    }

    Milestones withRollbackAsked(Instant at) {
        return new Milestones(trafficAllowed, trafficMoved, blueRetiring, earliest(rollbackAsked, at));
    }

    /** Whoever takes a rollback over has all the time for it again. */
    Milestones withoutRollback() {
        return new Milestones(trafficAllowed, trafficMoved, blueRetiring, Optional.empty());
    }

    private static Optional<Instant> earliest(Optional<Instant> known, Instant at) {
        return Optional.of(known.filter(earlier -> earlier.isBefore(at)).orElse(at));
    }
}
