package dev.headgate.deployment;

import java.util.Optional;

/**
 * How far the traffic backend says that it is with a deployment. It never says where the traffic is: the listener does.
 *
 * @param id the backend's own of its deployment
 * @param activity what it is about, in a word of its own; empty before it has begun
 * @param pastTraffic it has moved all traffic, and only keeps blue, or removes it
 * @param pause the backend's own id of the pause in which it stands, another each time, and after which it goes back to blue by
 *     itself; empty where it stands in none, or in one without
 * @param announced it tells by events when it stands somewhere new, so that a look need not be the first to see it
 * @param failure why it has failed or was stopped, in a clause that names the backend; empty otherwise
 */
public record Progress(
        String id,
        Stage stage,
        Optional<String> activity,
        boolean pastTraffic,
        Optional<String> pause,
        boolean announced,
        Optional<String> failure) {

    /** Of one that goes on by itself when its wait is over, and tells nothing. */
    public Progress(String id, Stage stage, Optional<String> activity, boolean pastTraffic, Optional<String> failure) {
        this(id, stage, activity, pastTraffic, Optional.empty(), false, failure);
    }

    /** It goes back to blue by itself when nobody ends its pause in time. */
    public boolean goesBackAlone() {
        return pause.isPresent();
    }

    /** It waits to be let go on. */
    public boolean isHeld() {
        return stage == Stage.HELD || stage == Stage.HELD_AT_STEP;
    }

    /** How it stands. */
    public enum Stage {
        AT_WORK,
        /** Green is up, and production traffic waits to be let go. */
        HELD,
        /** Green has its share, or is about to get its first, and waits to be given more. */
        HELD_AT_STEP,
        SUCCEEDED,
        FAILED,
        STOPPED;

        /** Nothing of it happens any more. */
        public boolean isOver() {
            return this == SUCCEEDED || this == FAILED || this == STOPPED;
        }
    }
}
