package dev.headgate.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A point where a person decides.
 *
 * @param approvers names from the configuration's approvers, at least one
 * @param expiresAfter how long the question stands; an unanswered one rejects
 */
public record Gate(Before before, List<String> approvers, Duration expiresAfter) {

    /** What waits behind the gate. */
    public enum Before {
        /** Nothing has been started yet. */
        DEPLOYMENT,
        /** Green runs and serves the test listener; production traffic is still all blue's. */
        TRAFFIC,
        /** Green serves all production traffic, blue is kept, and the canary judge could not tell. Never configured. */
        FINISH;

        /** As headgate.yaml writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Gate {
        approvers = List.copyOf(approvers);
        if (approvers.isEmpty()) {
            throw new IllegalArgumentException("a gate needs at least one approver");
        }
        if (!expiresAfter.isPositive()) {
            throw new IllegalArgumentException("expiresAfter must be positive, not " + expiresAfter);
        }
    }
}
