package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;
import java.time.Duration;
import java.time.Instant;

/**
 * A deployment reached its outcome.
 *
 * @param deployment its record, closed
 * @param lastLook when its execution last looked at what serves
 */
public record Ending(Deployment deployment, Instant lastLook) {

    /** What AWS does not promise to tell at once is told so late at most (seed 19065). */
    private static final Duration OLDEST_READ = Duration.ofSeconds(5);

    /** What was so by then that look has seen; of what came after, it may have seen nothing. */
    Instant seenUntil() {
        return lastLook.minus(OLDEST_READ);
    }
}
