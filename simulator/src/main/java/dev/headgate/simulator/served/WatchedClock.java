package dev.headgate.simulator.served;

import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A clock that goes no further than whoever watches lets it, and stands at each piece of news until that was looked at: so what
 * is seen does not depend on how fast somebody looks. To be used on the loop's thread, but for {@link #now}.
 */
final class WatchedClock {

    private final EventLoop loop;
    private final Newsroom newsroom;
    private boolean goes;
    private Instant until = Instant.MIN;
    private CompletableFuture<News> stop = new CompletableFuture<>();

    /** For other threads; written whenever something has happened. */
    private volatile Instant now;

    WatchedClock(EventLoop loop, Newsroom newsroom) {
        this.loop = loop;
        this.newsroom = newsroom;
        this.now = loop.instant();
    }

    /**
     * It may go on, to the instant that is returned at most.
     *
     * @param told hears when it stands again
     */
    Instant letGo(Duration atMost, CompletableFuture<News> told) {
        goes = true;
        stop = told;
        until = loop.instant().plus(atMost);
        look();
        return until;
    }

    boolean stands() {
        return !goes;
    }

    /** After everything that happens. */
    void look() {
        now = loop.instant();
        if (goes && (newsroom.hasNews() || !now.isBefore(until))) {
            goes = false;
            stop.complete(newsroom.tell());
        }
    }

    Instant now() {
        return now;
    }
}
