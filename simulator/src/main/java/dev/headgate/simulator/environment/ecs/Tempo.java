package dev.headgate.simulator.environment.ecs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long ECS takes for the parts of a service deployment. AWS documents none of these. */
record Tempo(RandomGenerator random) {

    static final Duration HEALTH_POLL = Duration.ofSeconds(5);

    /** From CLEAN_UP's end until the deployment has succeeded. */
    static final Duration CLOSING = Duration.ofSeconds(2);

    /** From STOP_REQUESTED until STOPPED. The same for all, so that what is stopped first has stopped first. */
    static final Duration STOPPING = Duration.ofSeconds(3);

    /** From PENDING until it is in progress. */
    Duration start() {
        return between(1_500, 3_000);
    }

    /** A stage in which nothing is to be done. */
    Duration idle() {
        return between(500, 1_500);
    }

    /** From the request for new weights until the listener has them. */
    Duration shift() {
        return between(3_000, 8_000);
    }

    /** From an answer to a hook until the stage goes on. */
    Duration answer() {
        return between(800, 2_000);
    }

    private Duration between(long least, long most) {
        return Duration.ofMillis(random.nextLong(least, most));
    }
}
