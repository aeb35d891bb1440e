package dev.headgate.deployment;

import java.time.Instant;
import java.util.Comparator;

/**
 * How new a deployment is: by how old its release's code is, or when it was requested by a person, and of two requested at one instant by the id, so that whoever
 * compares them, and whenever, comes to the same one.
 */
record Recency(Instant requestedAt, String deploymentId) implements Comparable<Recency> {

    private static final Comparator<Recency> ORDER =
            Comparator.comparing(Recency::requestedAt).thenComparing(Recency::deploymentId);

    boolean isNewerThan(Recency other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Recency other) {
        return ORDER.compare(this, other);
    }
}
