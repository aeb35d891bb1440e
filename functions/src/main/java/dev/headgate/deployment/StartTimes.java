package dev.headgate.deployment;

import java.time.Instant;
import java.util.List;

/** When deployments have started, and will, in each account and region. Every call may be repeated. */
public interface StartTimes {

    /** All that are known at a place, oldest first. */
    Known known(String place);

    /**
     * Keeps them, unless somebody else has since they were read.
     *
     * @return whether they are kept
     */
    boolean keep(String place, Known known, Instant expiresAt);

    /**
     * What is known of a place.
     *
     * @param next when the next one would start if each kept its distance to the one before
     * @param counted how many have started, by the time that each count begins at; oldest first
     * @param version counts the writes; 0 before the first
     */
    record Known(Instant next, List<Count> counted, long version) {
        public static final Known NOTHING = new Known(Instant.EPOCH, List.of(), 0);

        public Known {
            counted = List.copyOf(counted);
        }
    }

    /** How many started in the ten minutes from then on. */
    record Count(Instant from, int starts) {}
}
