package dev.headgate.notification;

import java.time.Instant;

/** Counts alerts across all executions of the function that sends them. */
@FunctionalInterface
public interface AlertSlots {

    /**
     * Takes one of the alerts of a window; false when it has been taken.
     *
     * @param window whose, and of which time
     * @param slot counts the alerts of the window
     * @param until when nobody asks for this window any more, at the latest
     */
    boolean take(String window, int slot, Instant until);
}
