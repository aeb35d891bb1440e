package dev.headgate.config;

import java.time.Duration;

/** How production traffic moves from blue to green, as CodeDeploy shifts it. */
public sealed interface Strategy {

    /** All traffic in one step. */
    record AllAtOnce() implements Strategy {}

    /** {@code percent} first, the rest after {@code interval}. */
    record Canary(int percent, Duration interval) implements Strategy {
        public Canary {
            requireShift(percent, interval);
        }
    }

    /** {@code percent} more every {@code interval}. */
    record Linear(int percent, Duration interval) implements Strategy {
        public Linear {
            requireShift(percent, interval);
        }
    }

    /** What share of production traffic green has by plan, in percent, this long after its first. */
    default int percentAfter(Duration sinceFirst) {
        return switch (this) {
            case AllAtOnce() -> 100;
            case Canary(int percent, Duration interval) -> sinceFirst.compareTo(interval) < 0 ? percent : 100;
            case Linear(int percent, Duration interval) ->
                (int) Math.min(100, percent * (1 + sinceFirst.toSeconds() / interval.toSeconds()));
        };
    }

    /** From the first traffic on green to the last off blue. */
    default Duration shiftDuration() {
        return switch (this) {
            case AllAtOnce() -> Duration.ZERO;
            case Canary(int percent, Duration interval) -> interval;
            case Linear(int percent, Duration interval) -> interval.multipliedBy(Math.ceilDiv(100, percent) - 1L);
        };
    }

    private static void requireShift(int percent, Duration interval) {
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException("percent must be 1 to 99, not " + percent);
        }
        if (interval.toMinutes() < 1 || interval.toSecondsPart() != 0) {
            throw new IllegalArgumentException("interval must be whole minutes, not " + interval);
        }
    }
}
