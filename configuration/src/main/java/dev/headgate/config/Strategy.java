package dev.headgate.config;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How production traffic moves from blue to green, as CodeDeploy shifts it. */
public sealed interface Strategy {

    /** All traffic in one step. */
    record AllAtOnce() implements Strategy {
        @Override
        public Duration interval() {
            return Duration.ZERO;
        }
    }

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

    /** How long each step stands before the next; zero where there is but one. */
    Duration interval();

    /** Green's shares of production traffic before it has all of it, in percent: one interval each. */
    default List<Integer> stepsBeforeAll() {
        return switch (this) {
            case AllAtOnce() -> List.of();
            case Canary(int percent, Duration interval) -> List.of(percent);
            case Linear(int percent, Duration interval) ->
                IntStream.iterate(percent, it -> it < 100, it -> it + percent)
                        .boxed()
                        .toList();
        };
    }

    /** What share of production traffic green has by plan, in percent, this long after its first. */
    default int percentAfter(Duration sinceFirst) {
        List<Integer> steps = stepsBeforeAll();
        long passed = steps.isEmpty() ? 0 : sinceFirst.dividedBy(interval());
        return passed < steps.size() ? steps.get((int) passed) : 100;
    }

    /** From the first traffic on green to the last off blue. */
    default Duration shiftDuration() {
        return interval().multipliedBy(stepsBeforeAll().size());
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
