package dev.headgate.config;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How production traffic moves from blue to green: in steps, each of them a share that green is held at for a while, and then
 * the rest at once. All at once, canary and linear are the shapes that have names.
 */
public sealed interface Strategy {

    /**
     * A share of production traffic that green has for some time.
     *
     * @param percent 1 to 99
     * @param hold whole minutes
     */
    record Step(int percent, Duration hold) {
        public Step {
            requireStep(percent, hold);
        }
    }

    /** All traffic in one step. */
    record AllAtOnce() implements Strategy {
        @Override
        public List<Step> steps() {
            return List.of();
        }
    }

    /** {@code percent} first, the rest after {@code interval}. */
    record Canary(int percent, Duration interval) implements Strategy {
        public Canary {
            requireStep(percent, interval);
        }

        @Override
        public List<Step> steps() {
            return List.of(new Step(percent, interval));
        }
    }

    /** {@code percent} more every {@code interval}. */
    record Linear(int percent, Duration interval) implements Strategy {
        public Linear {
            requireStep(percent, interval);
        }

        @Override
        public List<Step> steps() {
            return IntStream.iterate(percent, it -> it < 100, it -> it + percent)
                    .mapToObj(share -> new Step(share, interval))
                    .toList();
        }
    }

    /** What green has before it has all of production traffic, in this order; empty where it gets all in one step. */
    List<Step> steps();

    /** What share of production traffic green has by plan, in percent, this long after its first. */
    default int percentAfter(Duration sinceFirst) {
        Duration left = sinceFirst;
        for (Step step : steps()) {
            left = left.minus(step.hold());
            if (left.isNegative()) {
                return step.percent();
            }
        }
        return 100;
    }

    /** From the first traffic on green to the last off blue. */
    default Duration shiftDuration() {
        return steps().stream().map(Step::hold).reduce(Duration.ZERO, Duration::plus);
    }

    private static void requireStep(int percent, Duration hold) {
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException("percent must be 1 to 99, not " + percent);
        }
        if (hold.toMinutes() < 1 || hold.toSecondsPart() != 0) {
            throw new IllegalArgumentException("interval must be whole minutes, not " + hold);
        }
    }
}
