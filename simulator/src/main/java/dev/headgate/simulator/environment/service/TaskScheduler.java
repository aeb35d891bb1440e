package dev.headgate.simulator.environment.service;

import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Brings tasks up, as far as their image and the conditions allow. */
public final class TaskScheduler {

    private static final Duration UNTIL_RUNNING = Duration.ofSeconds(24);
    private static final Duration UNTIL_HEALTHY = Duration.ofSeconds(8);

    private final EventLoop loop;
    private final Set<String> sickDigests = new LinkedHashSet<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean stuck;

    public TaskScheduler(EventLoop loop) {
        this.loop = loop;
    }

    /** While stuck, no further task starts anywhere in the account. */
    void stuck(boolean stuck) {
        this.stuck = stuck;
        if (!stuck) {
            List<Runnable> starts = List.copyOf(held);
            held.clear();
            starts.forEach(Runnable::run);
        }
    }

    public void makeSick(String digest) {
        sickDigests.add(digest);
    }

    public void cure(String digest) {
        sickDigests.remove(digest);
    }

    boolean isSick(String image) {
        return sickDigests.stream().anyMatch(image::endsWith);
    }

    void whenStarted(String what, Runnable action) {
        loop.after(UNTIL_RUNNING, what, () -> {
            if (stuck) {
                held.add(action);
            } else {
                action.run();
            }
        });
    }

    void whenChecked(String what, Runnable action) {
        loop.after(UNTIL_HEALTHY, what, action);
    }
}
