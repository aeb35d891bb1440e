package dev.headgate.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A point where a person decides.
 *
 * @param approvers names from the configuration's approvers, at least one
 * @param expiresAfter how long the question stands; an unanswered one rejects
 * @param required how many of the approvers must approve; one rejection ends it
 * @param separationOfDuties whoever asked for the release or wrote its commit may reject it, and not approve it
 */
public record Gate(
        Before before, List<String> approvers, Duration expiresAfter, int required, boolean separationOfDuties) {

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
        if (required < 1 || required > approvers.size()) {
            throw new IllegalArgumentException("required must be 1 to " + approvers.size() + ", not " + required);
        }
    }

    /** Any one of the approvers decides, whoever asked. */
    public Gate(Before before, List<String> approvers, Duration expiresAfter) {
        this(before, approvers, expiresAfter, 1, false);
    }
}
