package dev.headgate.traffic;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Start;
import java.time.Instant;

/**
 * By what a backend's deployment is known again, when the reply to its start was lost.
 *
 * @param text is kept with the deployment where the backend has a place for it
 * @param since it was created no earlier than this
 * @param restores it brings blue back: nothing may take it back again
 * @param ordinal the which-th deployment of its task definition since then it is, from 1, where the backend has no such place
 */
public record Marker(String text, Instant since, boolean restores, int ordinal) {

    public Marker {
        if (ordinal < 1) {
            throw new IllegalArgumentException("ordinal must be 1 or more, not " + ordinal);
        }
    }

    /** Of a deployment's green. The intent may be written more than once, so what counts is when the deployment was opened. */
    public static Marker ofStart(Deployment deployment, Start start) {
        return new Marker(start.marker(), deployment.openedAt());
    }

    /** Of what brings blue back, at this attempt. */
    public static Marker ofRestore(String text, Instant since, int attempt) {
        return new Marker(text, since, true, attempt);
    }

    /** Of what is started once. */
    public Marker(String text, Instant since) {
        this(text, since, false, 1);
    }
}
