package dev.headgate.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * The shares that green has on its way through the steps where ECS moves traffic by equal parts: it stops at each, and where
 * nothing is to be held it is let go on at once.
 */
final class Ramp {

    /** Until the pause is seen and ended and the listener has the next share: so long in the simulator. */
    private static final double SECONDS_OF_A_PASSAGE = 15;

    private static final int ALL = 100;

    private Ramp() {}

    /** All shares up to the last, in percent; those between the steps last a minute each. */
    static List<Integer> through(List<Integer> steps) {
        int part = steps.size() == 1 ? ALL - steps.getFirst() : steps.stream().reduce(0, Ramp::commonDivisor);
        List<Integer> shares = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int from = steps.get(i);
            int to = i + 1 < steps.size() ? steps.get(i + 1) : ALL;
            shares.add(from);
            int passages = Math.ceilDiv(to - from, part) - 1;
            // The minute in which a step is carried out is counted already.
            int minutes = (int) Math.ceil(passages * SECONDS_OF_A_PASSAGE / 60) - 1;
            for (int minute = 1; minute <= minutes; minute++) {
                shares.add(from + (to - from) * minute / (minutes + 1));
            }
        }
        shares.add(ALL);
        return List.copyOf(shares);
    }

    private static int commonDivisor(int one, int other) {
        return other == 0 ? one : commonDivisor(other, one % other);
    }
}
