package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;

/** Gives a service that was scaled in the middle of a traffic shift five minutes to become steady again. */
final class ScalingGuard {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final EventLoop loop;
    private final RunningTaskSet green;
    private final Runnable failure;
    private boolean scaled;

    /** @param failure what happens when the time is up and green is not steady */
    ScalingGuard(EventLoop loop, RunningTaskSet green, Runnable failure) {
        this.loop = loop;
        this.green = green;
        this.failure = failure;
    }

    void scaled() {
        scaled = true;
        loop.after(LIMIT, "green must be steady after scaling", () -> {
            if (!green.isSteady()) {
                failure.run();
            }
        });
    }

    /** Whether the shift may not end yet. */
    boolean holdsBack() {
        return scaled && !green.isSteady();
    }
}
