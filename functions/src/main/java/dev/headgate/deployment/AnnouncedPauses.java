package dev.headgate.deployment;

import java.time.Duration;

/**
 * Until the next look where the backend tells by events when it stands somewhere new, and nothing else is to be seen: the pauses
 * are for events that are lost.
 */
public final class AnnouncedPauses {

    /** While nobody is served by green. */
    public static final Duration QUIET = Duration.ofMinutes(5);

    /** ECS lets go of blue's targets for five minutes before it stops its tasks; nothing can be brought back any more. */
    public static final Duration BLUE_GOES = Duration.ofMinutes(10);

    private AnnouncedPauses() {}

    /** Until green has come up, and not beyond the time that it has for it. */
    public static Duration comingUp(Duration left) {
        return WatchRule.longer(WatchRule.LOOK_EVERY, WatchRule.shorter(QUIET, MinutePauses.wholeSeconds(left)));
    }

    /** While the backend removes blue. */
    static Duration retiring(Duration left) {
        return WatchRule.shorter(BLUE_GOES, MinutePauses.wholeSeconds(left));
    }
}
