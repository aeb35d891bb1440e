package dev.headgate.analysis;

/**
 * Evidence summed over minutes for each alternative of a grid, and averaged over the grid with equal weights:
 *
 * <pre>ln E = ln( 1/m * sum_j exp( S_j ) ),   S_j = sum over minutes of inc_j</pre>
 *
 * <p>S_j reaches tens of millions at five million errors, so the largest is taken out of the sum before it is exponentiated.
 */
final class Mixture {

    private final double[] sums;
    private final double lnSize;

    Mixture(int size) {
        sums = new double[size];
        lnSize = Math.log(size);
    }

    void add(double[] increments) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += increments[j];
        }
    }

    double lnE() {
        double largest = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            largest = Math.max(largest, sum);
        }
        double total = 0;
        for (double sum : sums) {
            total += Math.exp(sum - largest);
        }
        return largest + Math.log(total) - lnSize;
    }

    /** ln E as it would be had the minute of these increments not been. */
    double lnEWithout(double[] increments) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < sums.length; j++) {
            largest = Math.max(largest, sums[j] - increments[j]);
        }
        double total = 0;
        for (int j = 0; j < sums.length; j++) {
            total += Math.exp(sums[j] - increments[j] - largest);
        }
        return largest + Math.log(total) - lnSize;
    }
}
