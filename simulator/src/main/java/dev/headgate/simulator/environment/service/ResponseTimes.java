package dev.headgate.simulator.environment.service;

import java.util.SplittableRandom;

/**
 * How long the responses of one minute took: log-normal, as response times mostly are.
 *
 * @param slowness how many times as long as usual
 * @param seed of what is drawn from it
 */
public record ResponseTimes(double slowness, long seed) {

    private static final double USUAL_MEDIAN_SECONDS = 0.08;
    private static final double SPREAD = 0.5;

    /** The time that this part of the responses did not exceed; the true one, as a minute's sample has it nearly. */
    public double secondsAt(double part) {
        double low = 1e-6;
        double high = 1e3;
        for (int step = 0; step < 60; step++) {
            double middle = Math.sqrt(low * high);
            if (1 - partSlowerThan(middle) < part) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    int countSlowerThan(double seconds, int responses) {
        SplittableRandom random = new SplittableRandom(seed ^ Double.doubleToLongBits(seconds));
        double part = partSlowerThan(seconds);
        int slower = 0;
        for (int i = 0; i < responses; i++) {
            slower += random.nextDouble() < part ? 1 : 0;
        }
        return slower;
    }

    private double partSlowerThan(double seconds) {
        double deviations = Math.log(seconds / (USUAL_MEDIAN_SECONDS * slowness)) / SPREAD;
        return normalTail(deviations);
    }

    /** The part of a standard normal distribution beyond z (Abramowitz and Stegun 26.2.17; error below 1e-7). */
    private static double normalTail(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
        return z >= 0 ? tail : 1 - tail;
    }
}
