package dev.headgate.traffic;

import java.time.Instant;

/**
 * By what a backend's deployment is known again, when the reply to its start was lost.
 *
 * @param text is kept with the deployment where the backend has a place for it
 * @param since when the intent to start it was written: it was created no earlier
 * @param ordinal the which-th deployment of its task definition since then it is, from 1, where the backend has no such place
 */
public record Marker(String text, Instant since, int ordinal) {

    public Marker {
        if (ordinal < 1) {
            throw new IllegalArgumentException("ordinal must be 1 or more, not " + ordinal);
        }
    }

    /** Of what is started once. */
    public Marker(String text, Instant since) {
        this(text, since, 1);
    }
}
