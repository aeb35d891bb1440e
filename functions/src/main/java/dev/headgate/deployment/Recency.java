package dev.headgate.deployment;

import java.time.Instant;
import java.util.Comparator;

/**
 * How new a deployment is: by how old its release's code is, or when it was requested by a person, and of two requested at one instant by the id, so that whoever
 * compares them, and whenever, comes to the same one.
 *
 * @param rollback whether it brings back what served before: of two that wait, it comes first
 */
public record Recency(Instant requestedAt, String deploymentId, boolean rollback) implements Comparable<Recency> {

    private static final Comparator<Recency> ORDER =
            Comparator.comparing(Recency::requestedAt).thenComparing(Recency::deploymentId);

    boolean isNewerThan(Recency other) {
        return compareTo(other) > 0;
    }

    /**
     * Of two that wait, whether this one makes the other one idle: the newer does, but a routine release never a rollback,
     * which somebody asked for because production burns.
     */
    public boolean supersedes(Recency other) {
        return isNewerThan(other) && (rollback || !other.rollback);
    }

    /** Of two that wait, whether this one has its turn first. */
    public boolean comesBefore(Recency other) {
        return rollback == other.rollback ? isNewerThan(other) : rollback;
    }

    @Override
    public int compareTo(Recency other) {
        return ORDER.compare(this, other);
    }
}
