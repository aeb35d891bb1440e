package dev.headgate.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How production traffic moves from blue to green: in steps, each of them a share that green is held at for a while, and then
 * the rest at once. All at once, canary and linear are the shapes that have names, and that a traffic backend can hold by
 * itself.
 */
public sealed interface Strategy {

    /**
     * A share of production traffic that green has for some time.
     *
     * @param percent 1 to 99
     * @param hold whole minutes for which it is held, at least
     * @param atMost whole minutes, not less: for how long nothing but suspicion holds it
     */
    record Step(int percent, Duration hold, Duration atMost) {
        public Step {
            requireStep(percent, hold);
            if (atMost.compareTo(hold) < 0 || atMost.toSecondsPart() != 0) {
                throw new IllegalArgumentException("atMost must be whole minutes, and hold or more, not " + atMost);
            }
        }

        /** One that is held for just this long. */
        public Step(int percent, Duration hold) {
            this(percent, hold, hold);
        }
    }

    /** What a step is left by. */
    enum Pace {
        /** Its time is over. */
        CLOCK,
        /** The judge can rule out harm at this share of the traffic, or the most time is over and nothing speaks against green. */
        EVIDENCE;

        /** As headgate.yaml writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
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

    /**
     * Steps of any height, each of which Headgate ends.
     *
     * @param steps one or more, each higher than the one before
     */
    record Stepped(List<Step> steps, Pace pace) implements Strategy {
        public Stepped {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("steps must have at least one");
            }
            for (int i = 1; i < steps.size(); i++) {
                if (steps.get(i).percent() <= steps.get(i - 1).percent()) {
                    throw new IllegalArgumentException("each step must be higher than the one before, not "
                            + steps.get(i).percent() + " % after "
                            + steps.get(i - 1).percent() + " %");
                }
            }
        }

        /** The greatest height of which all of them are multiples, in percent. */
        public int grain() {
            return steps.stream().mapToInt(Step::percent).reduce(0, Stepped::greatestCommonDivisor);
        }

        /** How often ECS asks before it moves traffic: twice for one step and the rest, or before each grain (ECS API reference). */
        public int passages() {
            return steps.size() == 1 ? 2 : Math.ceilDiv(100, grain());
        }

        /** The step at just this share; empty where none was asked for. */
        public Optional<Step> at(int percent) {
            return steps.stream().filter(it -> it.percent() == percent).findFirst();
        }

        private static int greatestCommonDivisor(int one, int other) {
            return other == 0 ? one : greatestCommonDivisor(other, one % other);
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

    /** From the first traffic on green to the last off blue, at the least. */
    default Duration shiftDuration() {
        return steps().stream().map(Step::hold).reduce(Duration.ZERO, Duration::plus);
    }

    /** The same where each step takes as long as it may. */
    default Duration longestShift() {
        return steps().stream().map(Step::atMost).reduce(Duration.ZERO, Duration::plus);
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
