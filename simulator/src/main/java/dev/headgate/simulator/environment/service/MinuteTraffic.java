package dev.headgate.simulator.environment.service;

import java.util.random.RandomGenerator;

/**
 * What a target group was sent in one minute.
 *
 * @param good answered with 2xx
 * @param redirected answered with 3xx
 * @param refused answered with 4xx
 * @param failed answered with 5xx
 * @param unreachable not answered: no connection to a target
 * @param fewestHealthy of its targets, at the minute's worst
 * @param mostHealthy of its targets, at the minute's best
 * @param responseTimes how long its responses took
 */
public record MinuteTraffic(
        int good,
        int redirected,
        int refused,
        int failed,
        int unreachable,
        int fewestHealthy,
        int mostHealthy,
        ResponseTimes responseTimes) {

    private static final double REDIRECTED = 0.01;
    private static final double REFUSED = 0.02;

    /** Beyond this mean, a Poisson draw is as good as a normal one. */
    private static final double LARGE = 50;

    /** Requests of each kind arrive independently, so each count is Poisson and so is their sum. */
    static MinuteTraffic draw(
            RandomGenerator random,
            double good,
            double failing,
            double unreachable,
            int fewestHealthy,
            int mostHealthy,
            double slowness) {
        return new MinuteTraffic(
                poisson(random, good * (1 - REDIRECTED - REFUSED)),
                poisson(random, good * REDIRECTED),
                poisson(random, good * REFUSED),
                poisson(random, failing),
                poisson(random, unreachable),
                fewestHealthy,
                mostHealthy,
                new ResponseTimes(slowness, random.nextLong()));
    }

    public int requests() {
        return good + redirected + refused + failed + unreachable;
    }

    public int answered() {
        return good + redirected + refused + failed;
    }

    /** Responses that took longer: as many whenever it is asked for. */
    public int slowerThan(double seconds) {
        return responseTimes.countSlowerThan(seconds, answered());
    }

    private static int poisson(RandomGenerator random, double mean) {
        if (mean > LARGE) {
            return (int) Math.max(0, Math.round(random.nextGaussian(mean, Math.sqrt(mean))));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
