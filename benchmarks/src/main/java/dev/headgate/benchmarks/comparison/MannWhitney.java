package dev.headgate.benchmarks.comparison;

import java.util.Arrays;

/** The rank test of Mann and Whitney by its normal approximation, corrected for ties and continuity. */
final class MannWhitney {

    private MannWhitney() {}

    /** How many standard deviations the first sample ranks above the second; 0 when all values are equal. */
    static double z(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        Arrays.sort(all);
        double wins = 0;
        for (double value : first) {
            for (double other : second) {
                wins += value > other ? 1 : value == other ? 0.5 : 0;
            }
        }
        double pairs = (double) first.length * second.length;
        double size = all.length;
        double variance = pairs / 12 * (size + 1 - ties(all) / (size * (size - 1)));
        double distance = wins - pairs / 2;
        return variance <= 0 ? 0 : (distance - Math.signum(distance) / 2) / Math.sqrt(variance);
    }

    /** The sum of t^3 - t over groups of t equal values. */
    private static double ties(double[] sorted) {
        double sum = 0;
        double equal = 1;
        for (int i = 1; i <= sorted.length; i++) {
            if (i < sorted.length && sorted[i] == sorted[i - 1]) {
                equal++;
            } else {
                sum += equal * equal * equal - equal;
                equal = 1;
            }
        }
        return sum;
    }
}
