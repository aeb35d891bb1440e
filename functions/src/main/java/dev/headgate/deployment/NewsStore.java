package dev.headgate.deployment;

import java.time.Instant;
import java.util.Optional;

/**
 * How often something was heard of each place that a traffic backend tells of, and which execution waits to hear more. Every
 * call may be repeated.
 *
 * <p>News are counted, and not dated: what came between a look and the wait after it is known by the number, whoever's clock is
 * off.
 */
public interface NewsStore {

    /** How often until now. */
    long heard(String place);

    /**
     * Keeps who waits, in place of who did before; not where more was heard than it knows of, or where the deployment's record
     * has changed since it looked.
     *
     * @return whether it is kept
     */
    boolean keep(Waiting waiting);

    /**
     * Counts one more, and keeps the number until then.
     *
     * @return the number, and who waits to hear of this place
     */
    Count count(String place, Instant expiresAt);

    /**
     * How often something has been heard of a place by now.
     *
     * @param taskToken of whoever waits to hear more; it may have been answered before
     */
    record Count(long heard, Optional<String> taskToken) {

        /** Hides the token, which answers the execution. */
        @Override
        public String toString() {
            return "Count[" + heard + "]";
        }
    }

    /**
     * An execution that waits.
     *
     * @param heard how often something had been heard before it looked
     * @param version of the deployment's record after it looked
     */
    record Waiting(String place, long heard, String deploymentId, long version, String taskToken, Instant expiresAt) {

        /** Hides the token, which answers the execution. */
        @Override
        public String toString() {
            return "Waiting[" + deploymentId + " for more than " + heard + " news of " + place + "]";
        }
    }
}
