package dev.headgate.analysis;

import java.util.List;

/**
 * Gives every minute in which green has all the traffic its share of blue's history.
 *
 * <p>Green minute t is compared with the history minutes {h : h mod T = t}, both counted from 0 and the history from its
 * oldest minute. No history minute is used twice, so the minutes stay independent of each other.
 */
public final class BaselinePairing {

    /** How many minutes of history each planned minute wants. */
    public static final int HISTORY_PER_MINUTE = 6;

    private final double[] requests;
    private final double[] errors;

    /**
     * Deals the history out.
     *
     * @param history blue's minutes up to the first weight's move, fixed before looking, earlier deployments excluded;
     *     six times the planned minutes are wanted, and minutes for which there is too little have no baseline
     * @param plannedMinutes T, the most minutes with all traffic on green that will be judged, extensions included
     * @throws InvalidMinuteException when a count is negative, not finite or beyond 2^53
     */
    public BaselinePairing(List<HistoryMinute> history, int plannedMinutes) {
        if (plannedMinutes < 1) {
            throw new IllegalArgumentException("plannedMinutes must be at least 1, not " + plannedMinutes);
        }
        requests = new double[plannedMinutes];
        errors = new double[plannedMinutes];
        for (int h = 0; h < history.size(); h++) {
            HistoryMinute minute = history.get(h);
            double answered = MinuteTable.checked("history minute", h, "n", minute.n());
            double failed = MinuteTable.checked("history minute", h, "x", minute.x());
            requests[h % plannedMinutes] += answered;
            errors[h % plannedMinutes] += Math.min(failed, answered);
        }
    }

    /**
     * The row of one green minute.
     *
     * @param minute the green minute, from 0, less than the planned minutes
     */
    public MinuteRow row(int minute, double greenRequests, double greenErrors) {
        if (minute < 0 || minute >= requests.length) {
            throw new IllegalArgumentException(
                    "minute must be 0 to %d, not %d: plan as many minutes as the longest extension has"
                            .formatted(requests.length - 1, minute));
        }
        return new MinuteRow(greenRequests, greenErrors, requests[minute], errors[minute], BaselineSource.HISTORY);
    }
}
