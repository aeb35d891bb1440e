package dev.headgate.cli.look.status;

import dev.headgate.deployment.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an installation stands; its members are those of {@code status --json}.
 *
 * @param places every service in every environment, in the order of the configuration
 * @param unseen what could not be read, each with why
 */
record StatusReport(Instant at, List<Place> places, List<String> unseen) {

    StatusReport {
        places = List.copyOf(places);
        unseen = List.copyOf(unseen);
    }

    boolean needsHuman() {
        return places.stream().anyMatch(Place::needsHuman);
    }

    /**
     * A service in an environment.
     *
     * @param serving what was deployed there last; absent where nothing was by Headgate
     * @param underWay the one that has the environment first, then those that wait for it
     * @param endedSince how the last deployment ended there, where it left what served before
     * @param closed what would keep a release from starting there now
     */
    record Place(
            String service,
            String environment,
            Optional<Serving> serving,
            List<UnderWay> underWay,
            Optional<Ended> endedSince,
            Optional<Closed> closed) {
        Place {
            underWay = List.copyOf(underWay);
        }

        boolean needsHuman() {
            return underWay.stream().anyMatch(UnderWay::needsHuman);
        }
    }

    /**
     * That a release would not start now, unless it rolls back or a person overrules that.
     *
     * @param until when it may; absent where that is longer than a release waits
     */
    record Closed(Optional<Instant> until, String why, List<Frozen> freezes) {
        Closed {
            freezes = List.copyOf(freezes);
        }
    }

    /**
     * Somebody's freeze.
     *
     * @param what the environment, or one service there
     * @param by as they have said it
     */
    record Frozen(String what, Optional<String> by, String reason, Instant since, Instant until) {}

    /** What was deployed. */
    record Serving(String deployment, String image, String digest, Instant since, String requestedBy) {}

    /** A deployment that was not deployed. */
    record Ended(String deployment, String image, String digest, Outcome outcome, String reason, Instant at) {}
}
