package dev.headgate.analysis;

import java.util.List;

/**
 * The minutes of one metric.
 *
 * @param rows the closed minutes, from the first
 * @param history blue's minutes before the first weight moved; empty when there are none
 */
public record MetricMinutes(Metric metric, List<MinuteRow> rows, List<HistoryMinute> history) {
    public MetricMinutes {
        rows = List.copyOf(rows);
        history = List.copyOf(history);
    }
}
