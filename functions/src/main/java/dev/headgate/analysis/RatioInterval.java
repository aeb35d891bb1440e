package dev.headgate.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How many times blue's error rate green's is, with bounds that hold at every minute at once, each with 95 % confidence.
 *
 * <p>The lower bound is the largest margin rho at which the harm test ever reached E = 20, the upper bound the smallest
 * one at which the relative test did, both in steps of 1 %. Both tests are monotone in rho, so each bound is found by
 * bisection. Far dearer than a verdict, and wanted only when a person looks: hence no part of it.
 *
 * @param estimate sum(xG nB / n) / sum(xB nG / n), n = nG + nB: a ratio within minutes, which a common drift does not bend;
 *     empty when there is nothing to divide by
 * @param lower empty when nothing down to a hundredth is ruled out
 * @param upper empty when nothing up to ten thousand times is ruled out
 */
public record RatioInterval(Optional<Double> estimate, Optional<Double> lower, Optional<Double> upper) {

    private static final double STEP = 1.01;
    private static final int LOWEST_STEP = -463;
    private static final int HIGHEST_STEP = 926;
    private static final double LN_20 = Math.log(20);

    /**
     * Reckons the ratio over all rows.
     *
     * @param phi the judgement's dispersion
     * @throws InvalidMinuteException when a count is negative, not finite or beyond 2^53
     */
    public static RatioInterval over(List<MinuteRow> rows, double phi) {
        MinuteTable table = new MinuteTable(rows);
        int refutedLow = lastTrue(step -> everReached(RatioGrid.HARM, table, Math.pow(STEP, step), phi));
        int openHigh = lastTrue(step -> !everReached(RatioGrid.NO_HARM, table, Math.pow(STEP, step), phi));
        return new RatioInterval(
                estimate(table),
                refutedLow < LOWEST_STEP ? Optional.empty() : Optional.of(Math.pow(STEP, refutedLow)),
                openHigh == HIGHEST_STEP ? Optional.empty() : Optional.of(Math.pow(STEP, openHigh + 1)));
    }

    /** Whether the lower bound is above the upper one: the ratio changed on the way, as it does with a single burst. */
    public boolean contradicts() {
        return lower.isPresent() && upper.isPresent() && lower.get() > upper.get();
    }

    /** The last step at which the condition, true first and false afterwards, holds; one below the lowest when nowhere. */
    private static int lastTrue(IntPredicate condition) {
        int holds = LOWEST_STEP - 1;
        int fails = HIGHEST_STEP + 1;
        while (fails - holds > 1) {
            int middle = Math.floorDiv(holds + fails, 2);
            if (condition.test(middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return holds;
    }

    private static boolean everReached(RatioGrid grid, MinuteTable table, double rho, double phi) {
        Mixture mixture = new Mixture(grid.size());
        double[] increments = new double[grid.size()];
        for (int minute = 0; minute < table.size; minute++) {
            grid.increments(table, minute, rho, phi, increments);
            mixture.add(increments);
            if (mixture.lnE() >= LN_20) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Double> estimate(MinuteTable table) {
        double green = 0;
        double blue = 0;
        for (int minute = 0; minute < table.size; minute++) {
            double both = table.greenRequests[minute] + table.blueRequests[minute];
            if (both > 0) {
                green += table.greenErrors[minute] * (table.blueRequests[minute] / both);
                blue += table.blueErrors[minute] * (table.greenRequests[minute] / both);
            }
        }
        return blue > 0 ? Optional.of(green / blue) : Optional.empty();
    }
}
