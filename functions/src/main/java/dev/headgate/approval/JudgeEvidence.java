package dev.headgate.approval;

import dev.headgate.analysis.BaselineSource;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Judgement;
import dev.headgate.analysis.Metric;
import dev.headgate.analysis.MetricMinutes;
import dev.headgate.analysis.MinuteEvidence;
import dev.headgate.analysis.MinuteRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the canary judge has seen of the metric that its reason comes from, over time.
 *
 * @param from when the first minute began
 * @param minutesEach how many minutes a point stands for
 * @param objective the service's error objective as a share of requests
 * @param alone the first point at which green had all traffic, so that blue's share is one of earlier minutes; the number of
 *     points where that never came
 */
public record JudgeEvidence(
        Metric metric, Instant from, int minutesEach, double objective, int alone, List<Point> points) {

    /** A picture a few hundred pixels wide shows no more. */
    static final int MOST_POINTS = 90;

    private static final double ROUNDING = 1e6;

    /**
     * The minutes of one point.
     *
     * @param blue share of requests that were errors; empty without requests
     * @param green the same
     * @param worse evidence up to here that green is worse, as a share of what proves it; 0 to 1
     * @param noWorse the most evidence up to here that green is not worse, as a share of what rules harm out; 0 to 1
     */
    public record Point(Optional<Double> blue, Optional<Double> green, double worse, double noWorse) {}

    public JudgeEvidence {
        points = List.copyOf(points);
    }

    /** Empty where green had no requests: there is nothing to draw. */
    public static Optional<JudgeEvidence> of(JudgeReport report, JudgeParameters parameters) {
        Metric metric = report.judgement().metric().orElse(Metric.SERVER_ERRORS);
        Optional<Judgement> judgement =
                Optional.ofNullable(report.judgement().byMetric().get(metric));
        // Several metrics share one probability of a false alarm, so each takes more evidence than it would alone.
        JudgeParameters each = parameters.amongst(report.metrics().size());
        return report.metrics().stream()
                .filter(table -> table.metric() == metric)
                .findFirst()
                .flatMap(table -> judgement.map(it -> of(table, it.minutes(), each, report.first())))
                .filter(it ->
                        it.points().stream().anyMatch(point -> point.green().isPresent()));
    }

    private static JudgeEvidence of(
            MetricMinutes table, List<MinuteEvidence> weighed, JudgeParameters parameters, Instant first) {
        List<MinuteRow> rows = table.rows();
        int each = Math.max(1, Math.ceilDiv(rows.size(), MOST_POINTS));
        List<Point> points = new ArrayList<>();
        double noWorse = 0;
        int alone = 0;
        for (int start = 0; start < rows.size(); start += each) {
            int end = Math.min(start + each, rows.size());
            for (MinuteEvidence minute : weighed.subList(start, end)) {
                noWorse = Math.max(noWorse, noWorse(minute, parameters));
            }
            double worse = weighed.get(end - 1).lnE() / parameters.harmThreshold();
            points.add(point(rows.subList(start, end), worse, noWorse));
            alone += rows.get(start).source() == BaselineSource.CONCURRENT ? 1 : 0;
        }
        return new JudgeEvidence(table.metric(), first, each, parameters.pMax(), alone, points);
    }

    private static double noWorse(MinuteEvidence minute, JudgeParameters parameters) {
        return Math.max(minute.lnERelative(), minute.lnEAbsolute()) / parameters.noHarmThreshold();
    }

    private static Point point(List<MinuteRow> rows, double worse, double noWorse) {
        double greens = rows.stream().mapToDouble(MinuteRow::nG).sum();
        double blues = rows.stream().mapToDouble(MinuteRow::nB).sum();
        return new Point(
                share(rows.stream().mapToDouble(MinuteRow::xB).sum(), blues),
                share(rows.stream().mapToDouble(MinuteRow::xG).sum(), greens),
                part(worse),
                part(noWorse));
    }

    private static Optional<Double> share(double errors, double requests) {
        return requests > 0 ? Optional.of(part(errors / requests)) : Optional.empty();
    }

    /** More digits than can be seen would only fill the table's item. */
    private static double part(double value) {
        return Math.round(Math.clamp(value, 0, 1) * ROUNDING) / ROUNDING;
    }

    public Instant until() {
        return from.plus(Duration.ofMinutes((long) minutesEach * points.size()));
    }
}
