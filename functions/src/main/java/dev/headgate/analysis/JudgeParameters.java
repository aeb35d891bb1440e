package dev.headgate.analysis;

import java.util.Optional;

/**
 * What the judge is held to.
 *
 * @param alpha the largest probability of failing a green that is not worse than the margin; 0 to 1, exclusive
 * @param rho0Concurrent how many times blue's error rate green may have before it counts as harm; 1 to 1000
 * @param rho0History the same where blue's minutes are earlier ones, wider because the load differs
 * @param rho1 the ratio of error rates that a PASS rules out; 1 to 1000
 * @param beta the largest probability of passing a green that is as bad as that; 0 to 1, exclusive
 * @param pMax the service's error objective as a share of requests; 0 to 1, exclusive
 * @param phi how much more errors vary than independent ones would; at least 1; empty: estimated from blue's history
 */
public record JudgeParameters(
        double alpha,
        double rho0Concurrent,
        double rho0History,
        double rho1,
        double beta,
        double pMax,
        Optional<Double> phi) {

    public static final JudgeParameters DEFAULTS =
            new JudgeParameters(0.01, 1.25, 2.0, 2.0, 0.05, 0.01, Optional.empty());

    private static final double LARGEST_RATIO = 1000;

    public JudgeParameters {
        requireProbability("alpha", alpha);
        requireRatio("rho0Concurrent", rho0Concurrent);
        requireRatio("rho0History", rho0History);
        requireRatio("rho1", rho1);
        requireProbability("beta", beta);
        requireProbability("pMax", pMax);
        phi.ifPresent(JudgeParameters::requireDispersion);
    }

    /** Of each of so many metrics that are judged side by side: together they raise no more false alarms than one. */
    public JudgeParameters amongst(int metrics) {
        return new JudgeParameters(alpha / Math.max(1, metrics), rho0Concurrent, rho0History, rho1, beta, pMax, phi);
    }

    public JudgeParameters withPhi(double newPhi) {
        return new JudgeParameters(alpha, rho0Concurrent, rho0History, rho1, beta, pMax, Optional.of(newPhi));
    }

    /** ln E from which harm is proven. */
    public double harmThreshold() {
        return -Math.log(alpha);
    }

    /** ln E from which harm is ruled out. */
    public double noHarmThreshold() {
        return -Math.log(beta);
    }

    private static void requireProbability(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be more than 0 and less than 1, not " + value);
        }
    }

    private static void requireRatio(String name, double value) {
        if (!(value >= 1 && value <= LARGEST_RATIO)) {
            throw new IllegalArgumentException(name + " must be a ratio from 1 to 1000, not " + value);
        }
    }

    private static void requireDispersion(double value) {
        if (!(value >= 1 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("phi must be a number of at least 1, not " + value);
        }
    }
}
