package dev.headgate.simulator.environment.codedeploy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long the parts of one deployment take.
 *
 * @param creation from CreateDeployment until it is in progress
 * @param install from the new task set's creation until its tasks can be up
 * @param testTraffic to move the test listener
 * @param settling from the last weight change until AllowTraffic succeeds
 * @param readyWait at READY_WAIT before it is stopped; zero means it never waits
 * @param terminationWait for which blue is kept at 100 % green
 */
record Pace(
        Duration creation,
        Duration install,
        Duration testTraffic,
        Duration settling,
        Duration readyWait,
        Duration terminationWait) {

    /** A lifecycle event without a hook still runs. */
    static final Duration EVENT_WITHOUT_HOOK = Duration.ofMillis(800);

    /** One that calls a function, which then says that all is well or not. */
    static final Duration HOOK = Duration.ofSeconds(20);

    /** From blue's termination until the deployment has succeeded. */
    static final Duration CLOSING = Duration.ofSeconds(1);

    private static final Duration ALL_EVENTS = Duration.ofMinutes(1);

    /**
     * As measured on a real service with one small task: first traffic 95 to 140 s after the start, and at the end 3 to 8 s
     * besides the wait.
     */
    static Pace usual(RandomGenerator random, Duration readyWait, Duration terminationWait) {
        return new Pace(
                Duration.ofMillis(random.nextLong(1_500, 3_000)),
                Duration.ofMillis(random.nextLong(63_000, 101_000)),
                Duration.ofMillis(random.nextLong(28_000, 32_000)),
                Duration.ofMillis(random.nextLong(1_200, 6_200)),
                readyWait,
                terminationWait);
    }

    /** All at once in about this time, most of it with blue kept: what somebody else's deployment looks like. */
    static Pace within(Duration total) {
        Duration rest = total.minus(ALL_EVENTS);
        if (rest.isNegative()) {
            throw new IllegalArgumentException("a deployment takes at least " + ALL_EVENTS + ", not " + total);
        }
        return new Pace(
                Duration.ofSeconds(2),
                Duration.ofSeconds(34),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ZERO,
                rest);
    }
}
