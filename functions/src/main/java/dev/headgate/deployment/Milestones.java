package dev.headgate.deployment;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What has been seen or asked for on the way; each is set once.
 *
 * @param trafficAsked approvers were asked whether production traffic may move
 * @param trafficAllowed production traffic was let go (READY_WAIT ended); written before it is
 * @param trafficBegan the listener was first seen with production traffic on green: what the judge looks at begins
 * @param trafficMoved the listener was first seen with all production traffic on green: the bake begins
 * @param finishAsked approvers were asked whether green may stay, because the judge could not tell
 * @param blueRetiring the bake passed and the end of blue was asked for; written before it is
 * @param rollbackAsked the rollback was asked for
 * @param readinessSought it had the environment, and was first looked at whether it may start
 * @param startsFrom when it may start, among all that are to start in its account and region
 */
public record Milestones(
        Optional<Instant> trafficAsked,
        Optional<Instant> trafficAllowed,
        Optional<Instant> trafficBegan,
        Optional<Instant> trafficMoved,
        Optional<Instant> finishAsked,
        Optional<Instant> blueRetiring,
        Optional<Instant> rollbackAsked,
        Optional<Instant> readinessSought,
        Optional<Instant> startsFrom) {

    public static final Milestones NONE = new Milestones(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What a transition starts from, so that it names only what it changes. */
    private static final class Draft {
        private Optional<Instant> trafficAsked;
        private Optional<Instant> trafficAllowed;
        private Optional<Instant> trafficBegan;
        private Optional<Instant> trafficMoved;
        private Optional<Instant> finishAsked;
        private Optional<Instant> blueRetiring;
        private Optional<Instant> rollbackAsked;
        private Optional<Instant> readinessSought;
        private Optional<Instant> startsFrom;

        Draft(Milestones from) {
            trafficAsked = from.trafficAsked;
            trafficAllowed = from.trafficAllowed;
            trafficBegan = from.trafficBegan;
            trafficMoved = from.trafficMoved;
            finishAsked = from.finishAsked;
            blueRetiring = from.blueRetiring;
            rollbackAsked = from.rollbackAsked;
            readinessSought = from.readinessSought;
            startsFrom = from.startsFrom;
        }

        Milestones milestones() {
            return new Milestones(
                    trafficAsked,
                    trafficAllowed,
                    trafficBegan,
                    trafficMoved,
                    finishAsked,
                    blueRetiring,
                    rollbackAsked,
                    readinessSought,
                    startsFrom);
        }
    }

    private Milestones changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.milestones();
    }

    Milestones withTrafficAsked(Instant at) {
        return changed(it -> it.trafficAsked = earliest(trafficAsked, at));
    }

    Milestones withTrafficAllowed(Instant at) {
        return changed(it -> it.trafficAllowed = earliest(trafficAllowed, at));
    }

    Milestones withTrafficBegan(Instant at) {
        return changed(it -> it.trafficBegan = earliest(trafficBegan, at));
    }

    Milestones withTrafficMoved(Instant at) {
        return changed(it -> it.trafficMoved = earliest(trafficMoved, at));
    }

    Milestones withFinishAsked(Instant at) {
        return changed(it -> it.finishAsked = earliest(finishAsked, at));
    }

    Milestones withBlueRetiring(Instant at) {
        return changed(it -> it.blueRetiring = earliest(blueRetiring, at));
    }

    Milestones withRollbackAsked(Instant at) {
        return changed(it -> it.rollbackAsked = earliest(rollbackAsked, at));
    }

    Milestones withReadinessSought(Instant at) {
        return changed(it -> it.readinessSought = earliest(readinessSought, at));
    }

    Milestones withStartsFrom(Instant at) {
        return changed(it -> it.startsFrom = earliest(startsFrom, at));
    }

    /** Whoever takes a rollback over has all the time for it again. */
    Milestones withoutRollback() {
        return changed(it -> it.rollbackAsked = Optional.empty());
    }

    private static Optional<Instant> earliest(Optional<Instant> known, Instant at) {
        return Optional.of(known.filter(earlier -> earlier.isBefore(at)).orElse(at));
    }
}
