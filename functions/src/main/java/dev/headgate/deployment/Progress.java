package dev.headgate.deployment;

import java.util.Optional;

/**
 * How far the traffic backend says that it is with a deployment. It never says where the traffic is: the listener does.
 *
 * @param id the backend's own of its deployment
 * @param activity what it is about, in a word of its own; empty before it has begun
 * @param pastTraffic it has moved all traffic, and only keeps blue, or removes it
 * @param goesBackAlone it goes back to blue by itself when nobody ends its wait in time
 * @param announced it tells by events when it stands somewhere new, so that a look need not be the first to see it
 * @param failure why it has failed or was stopped, in a clause that names the backend; empty otherwise
 */
public record Progress(
        String id,
        Stage stage,
        Optional<String> activity,
        boolean pastTraffic,
        boolean goesBackAlone,
        boolean announced,
        Optional<String> failure) {

    /** Of one that goes on by itself when its wait is over, and tells nothing. */
    public Progress(String id, Stage stage, Optional<String> activity, boolean pastTraffic, Optional<String> failure) {
        this(id, stage, activity, pastTraffic, false, false, failure);
    }

    /** How it stands. */
    public enum Stage {
        AT_WORK,
        /** Green is up, and production traffic waits to be let go. */
        HELD,
        SUCCEEDED,
        FAILED,
        STOPPED;

        /** Nothing of it happens any more. */
        public boolean isOver() {
            return this == SUCCEEDED || this == FAILED || this == STOPPED;
        }
    }
}
