package dev.headgate.analysis;

import java.util.Optional;

/**
 * What the load balancer counted for one target group in one minute; what it did not report is 0.
 *
 * @param reported whether there was any number at all for this minute
 * @param serverErrors 5xx responses of the targets
 * @param noResponse requests that no target answered, connection errors among them
 * @param connectionErrors requests for which no connection to a target came about
 * @param slow responses slower than the time that was fixed from blue's history
 * @param healthyHosts the minute's minimum, where it was asked for
 */
public record TargetGroupMinute(
        boolean reported,
        double requests,
        double serverErrors,
        double noResponse,
        double connectionErrors,
        double slow,
        Optional<Double> healthyHosts) {

    /** A minute of which nothing is known. */
    public static final TargetGroupMinute UNREPORTED = new TargetGroupMinute(false, 0, 0, 0, 0, 0, Optional.empty());

    /** A minute in which no target was wanted. */
    static final TargetGroupMinute ASLEEP = new TargetGroupMinute(true, 0, 0, 0, 0, 0, Optional.empty());

    /** What counts as an error. */
    double errors(Metric metric) {
        return switch (metric) {
            case SERVER_ERRORS -> serverErrors;
            case NO_RESPONSE -> noResponse;
            case SLOW_RESPONSES -> slow;
        };
    }

    /** What nobody answered says nothing of how fast answers were: a service that was scaled to nothing was not quick. */
    HistoryMinute asHistory(Metric metric) {
        return new HistoryMinute(
                switch (metric) {
                    case SERVER_ERRORS, NO_RESPONSE -> requests;
                    case SLOW_RESPONSES -> Math.max(requests - noResponse, slow);
                },
                errors(metric));
    }
}
