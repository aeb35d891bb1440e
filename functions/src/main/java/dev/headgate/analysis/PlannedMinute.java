package dev.headgate.analysis;

/**
 * One minute of the schedule, before the deployment starts.
 *
 * @param greenShare green's share of the traffic, 0 to 1; where it is 1 the baseline is blue's history
 */
public record PlannedMinute(double greenShare) {
    public PlannedMinute {
        if (!(greenShare >= 0 && greenShare <= 1)) {
            throw new IllegalArgumentException("greenShare must be 0 to 1, not " + greenShare);
        }
    }

    BaselineSource source() {
        return greenShare < 1 ? BaselineSource.CONCURRENT : BaselineSource.HISTORY;
    }
}
