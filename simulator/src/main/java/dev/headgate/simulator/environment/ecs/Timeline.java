package dev.headgate.simulator.environment.ecs;

import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What is still to happen for one purpose, so that it can be called off together. */
final class Timeline {

    private final EventLoop loop;
    private final String what;
    private final Map<Integer, EventLoop.Event> ahead = new HashMap<>();
    private int planned;
    private boolean closed;

    Timeline(EventLoop loop, String what) {
        this.loop = loop;
        this.what = what;
    }

    void then(Duration delay, Runnable action) {
        if (closed) {
            return;
        }
        int number = planned++;
        ahead.put(number, loop.after(delay, what, () -> {
            ahead.remove(number);
            action.run();
        }));
    }

    /** Calls all of it off, and whatever is planned later, by tasks that are still on their way out. */
    void close() {
        closed = true;
        cancel();
    }

    void cancel() {
        ahead.values().forEach(EventLoop.Event::cancel);
        ahead.clear();
    }
}
