package dev.headgate.analysis;

import java.util.List;

/**
 * How much more blue's errors vary from minute to minute than independent ones would: retries and sticky sessions make
 * them come in clusters.
 *
 * <pre>phi = 1/(T-1) * sum (x - n p)^2 / (n p),   p = sum x / sum n,   clipped to [1, 10]</pre>
 *
 * <p>T counts the minutes that had requests; phi is 1 when the history has fewer than 20 errors or only one such minute.
 *
 * @param inconsistent whether some minute reported more errors than requests
 */
record Dispersion(double phi, boolean inconsistent) {

    private static final double FEWEST_ERRORS = 20;
    private static final double LARGEST = 10;

    /**
     * Estimates it from blue's history.
     *
     * @throws InvalidMinuteException when a count is negative, not finite or beyond 2^53
     */
    static Dispersion of(List<HistoryMinute> history) {
        double[] requests = new double[history.size()];
        double[] errors = new double[history.size()];
        boolean inconsistent = false;
        for (int t = 0; t < history.size(); t++) {
            HistoryMinute minute = history.get(t);
            requests[t] = MinuteTable.checked("history minute", t, "n", minute.n());
            double reported = MinuteTable.checked("history minute", t, "x", minute.x());
            errors[t] = Math.min(reported, requests[t]);
            inconsistent |= reported > requests[t];
        }
        return new Dispersion(estimate(requests, errors), inconsistent);
    }

    private static double estimate(double[] requests, double[] errors) {
        ErrorRate total = ErrorRate.of(requests, errors);
        if (total.errors() < FEWEST_ERRORS) {
            return 1;
        }
        double sum = 0;
        int minutes = 0;
        for (int t = 0; t < requests.length; t++) {
            if (requests[t] > 0) {
                double expected = requests[t] * total.share();
                sum += (errors[t] - expected) * (errors[t] - expected) / expected;
                minutes++;
            }
        }
        return minutes < 2 ? 1 : Math.clamp(sum / (minutes - 1), 1, LARGEST);
    }
}
