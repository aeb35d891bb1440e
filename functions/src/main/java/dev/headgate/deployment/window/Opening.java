package dev.headgate.deployment.window;

import java.time.Instant;

/** Whether production traffic may begin to move now. */
public sealed interface Opening {

    /** It may. */
    record Open() implements Opening {}

    /**
     * It may not yet.
     *
     * @param until when it may, as far as is known now: it is looked at again then
     * @param why for people, without until when
     */
    record ClosedUntil(Instant until, String why) implements Opening {}

    /** It may not for as long as anything waits. */
    record NeverWithin(String why) implements Opening {}
}
