package dev.headgate.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * The smallest ln E that remains when any one of the minutes so far is left out.
 *
 * <p>Only few minutes can be that one: a minute whose increments are nowhere above another's lowers ln E less when it
 * goes, so it is forgotten. What is kept stays small, and so does the work of a minute.
 */
final class LeaveOneOut {

    private final List<double[]> candidates = new ArrayList<>();

    void add(double[] increments) {
        for (double[] candidate : candidates) {
            if (isNowhereAbove(increments, candidate)) {
                return;
            }
        }
        candidates.removeIf(candidate -> isNowhereAbove(candidate, increments));
        candidates.add(increments);
    }

    double lnE(Mixture mixture) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double[] candidate : candidates) {
            smallest = Math.min(smallest, mixture.lnEWithout(candidate));
        }
        return smallest;
    }

    private static boolean isNowhereAbove(double[] increments, double[] others) {
        for (int j = 0; j < increments.length; j++) {
            if (increments[j] > others[j]) {
                return false;
            }
        }
        return true;
    }
}
