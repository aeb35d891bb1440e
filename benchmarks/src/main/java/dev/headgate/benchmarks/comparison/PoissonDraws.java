package dev.headgate.benchmarks.comparison;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws from one Poisson distribution by inverting its cumulative probabilities, reckoned once. */
final class PoissonDraws {

    private static final double STANDARD_DEVIATIONS = 10;

    private final int lowest;
    private final double[] cumulative;

    PoissonDraws(double mean) {
        double reach = STANDARD_DEVIATIONS * Math.sqrt(mean) + 2 * STANDARD_DEVIATIONS;
        lowest = (int) Math.max(0, Math.floor(mean - reach));
        cumulative = new double[(int) Math.ceil(mean + reach) - lowest + 1];
        // From the most likely count outwards: e^-mean itself would underflow for large means.
        int mode = (int) mean - lowest;
        cumulative[mode] = 1;
        for (int i = mode; i > 0; i--) {
            cumulative[i - 1] = cumulative[i] * (lowest + i) / mean;
        }
        for (int i = mode + 1; i < cumulative.length; i++) {
            cumulative[i] = cumulative[i - 1] * mean / (lowest + i);
        }
        Arrays.parallelPrefix(cumulative, Double::sum);
        double total = cumulative[cumulative.length - 1];
        Arrays.setAll(cumulative, i -> cumulative[i] / total);
    }

    int next(RandomGenerator random) {
        int found = Arrays.binarySearch(cumulative, random.nextDouble());
        return lowest + (found < 0 ? -found - 1 : found + 1);
    }
}
