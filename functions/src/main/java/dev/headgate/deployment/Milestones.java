package dev.headgate.deployment;

import java.time.Instant;
import java.util.Optional;

/**
 * What has been seen or asked for on the way; each is set once.
 *
 * @param trafficAllowed production traffic was let go (READY_WAIT ended)
 * @param trafficBegan the listener was first seen with production traffic on green: what the judge looks at begins
 * @param trafficMoved the listener was first seen with all production traffic on green: the bake begins
 * @param finishAsked approvers were asked whether green may stay, because the judge could not tell
 * @param blueRetiring the bake passed and the end of blue was asked for
 * @param rollbackAsked the rollback was asked for
 * @param readinessSought it had the environment, and was first looked at whether it may start
 */
public record Milestones(
        Optional<Instant> trafficAllowed,
        Optional<Instant> trafficBegan,
        Optional<Instant> trafficMoved,
        Optional<Instant> finishAsked,
        Optional<Instant> blueRetiring,
        Optional<Instant> rollbackAsked,
        Optional<Instant> readinessSought) {

    public static final Milestones NONE = new Milestones(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Milestones withTrafficAllowed(Instant at) {
        return new Milestones(
                earliest(trafficAllowed, at),
                trafficBegan,
                trafficMoved,
                finishAsked,
                blueRetiring,
                rollbackAsked,
                readinessSought);
    }

    Milestones withTrafficBegan(Instant at) {
        return new Milestones(
                trafficAllowed,
                earliest(trafficBegan, at),
                trafficMoved,
                finishAsked,
                blueRetiring,
                rollbackAsked,
                readinessSought);
    }

    Milestones withTrafficMoved(Instant at) {
        return new Milestones(
                trafficAllowed,
                trafficBegan,
                earliest(trafficMoved, at),
                finishAsked,
                blueRetiring,
                rollbackAsked,
                readinessSought);
    }

    Milestones withFinishAsked(Instant at) {
        return new Milestones(
                trafficAllowed,
                trafficBegan,
                trafficMoved,
                earliest(finishAsked, at),
                blueRetiring,
                rollbackAsked,
                readinessSought);
    }

    Milestones withBlueRetiring(Instant at) {
        return new Milestones(
                trafficAllowed,
                trafficBegan,
                trafficMoved,
                finishAsked,
                earliest(blueRetiring, at),
                rollbackAsked,
                readinessSought);
    }

    Milestones withRollbackAsked(Instant at) {
        return new Milestones(
                trafficAllowed,
                trafficBegan,
                trafficMoved,
                finishAsked,
                blueRetiring,
                earliest(rollbackAsked, at),
                readinessSought);
    }

    Milestones withReadinessSought(Instant at) {
        return new Milestones(
                trafficAllowed,
                trafficBegan,
                trafficMoved,
                finishAsked,
                blueRetiring,
                rollbackAsked,
                earliest(readinessSought, at));
    }

    /** Whoever takes a rollback over has all the time for it again. */
    Milestones withoutRollback() {
        return new Milestones(
                trafficAllowed,
                trafficBegan,
                trafficMoved,
                finishAsked,
                blueRetiring,
                Optional.empty(),
                readinessSought);
    }

    private static Optional<Instant> earliest(Optional<Instant> known, Instant at) {
        return Optional.of(known.filter(earlier -> earlier.isBefore(at)).orElse(at));
    }
}
