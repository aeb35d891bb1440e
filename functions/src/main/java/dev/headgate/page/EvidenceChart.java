package dev.headgate.page;

import dev.headgate.analysis.Metric;
import dev.headgate.approval.JudgeEvidence;
import dev.headgate.approval.JudgeEvidence.Point;
import dev.headgate.approval.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Draws what the judge has seen: the errors of blue and green, and how far the evidence has come towards a verdict.
 *
 * <p>The lines stretch with the page, and all words stand outside of the drawing, so that they are as large on a phone as
 * on a desktop.
 */
final class EvidenceChart {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;

    private final JudgeEvidence evidence;

    private EvidenceChart(JudgeEvidence evidence) {
        this.evidence = evidence;
    }

    static Html of(JudgeEvidence evidence) {
        EvidenceChart chart = new EvidenceChart(evidence);
        return Html.of("{}\n{}", chart.shares(), chart.verdict());
    }

    private Html shares() {
        double top = top();
        Html lines = Html.of(
                "{}{}{}{}",
                path("objective", "M0 " + y(evidence.objective() / top) + " H" + WIDTH),
                mark(),
                line("blue", point -> point.blue().map(it -> it / top)),
                line("green", point -> point.green().map(it -> it / top)));
        Html legend = Html.of(
                "{}{}{}",
                key("green", "green"),
                key("blue", isMarked() ? "blue; from the mark on, its history" : "blue"),
                key("objective", "objective, " + percent(evidence.objective())));
        return figure("Share of " + counted(evidence.metric()), percent(top), lines, legend);
    }

    private Html verdict() {
        Html lines = Html.of(
                "{}{}{}",
                mark(),
                line("no-worse", point -> Optional.of(point.noWorse())),
                line("worse", point -> Optional.of(point.worse())));
        Html legend = Html.of("{}{}", key("worse", "that green is worse"), key("no-worse", "that it is not"));
        return figure("Evidence so far", "Enough to tell", lines, legend);
    }

    private Html figure(String title, String top, Html lines, Html legend) {
        return Html.of(
                """
                <figure class="chart">
                <figcaption>{}</figcaption>
                <div class="plot"><span>{}</span>\
                <svg viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}, minute by minute">{}</svg></div>
                <div class="times"><span>{}</span><span>{}</span></div>
                <small class="legend">{}</small>
                </figure>""",
                title,
                top,
                WIDTH,
                HEIGHT,
                title,
                lines,
                Wording.clock(evidence.from()),
                Wording.time(evidence.until()),
                legend);
    }

    /** A line through the points, broken where there is no value. */
    private Html line(String kind, Function<Point, Optional<Double>> height) {
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        List<Point> points = evidence.points();
        for (int i = 0; i < points.size(); i++) {
            Optional<Double> value = height.apply(points.get(i));
            if (value.isPresent()) {
                String place = x(i + 0.5) + " " + y(value.get());
                // Without a length there is no cap, and a point on its own would not be seen.
                path.append(broken ? " M" + place + " h0.1" : " L" + place);
            }
            broken = value.isEmpty();
        }
        return path(kind, path.toString().strip());
    }

    /** Where green began to have all traffic. */
    private Html mark() {
        return isMarked() ? path("mark", "M" + x(evidence.alone()) + " 0 V" + HEIGHT) : Html.NOTHING;
    }

    private boolean isMarked() {
        return evidence.alone() > 0 && evidence.alone() < evidence.points().size();
    }

    private static Html path(String kind, String path) {
        return Html.of("<path class=\"{}\" d=\"{}\"></path>", kind, path);
    }

    private static Html key(String kind, String name) {
        return Html.of("<span><i class=\"{}\"></i>{}</span>", kind, name);
    }

    private String x(double points) {
        return decimal(WIDTH * points / evidence.points().size());
    }

    private static String y(double share) {
        return decimal(HEIGHT * (1 - Math.clamp(share, 0, 1)));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The scale's upper end: 1, 2 or 5 times a power of ten, above all that is drawn. */
    private double top() {
        double highest = evidence.points().stream()
                .flatMap(point -> Stream.of(point.blue(), point.green()))
                .flatMap(Optional::stream)
                .reduce(evidence.objective(), Math::max);
        double power = Math.pow(10, Math.floor(Math.log10(highest)));
        return Stream.of(1, 2, 5)
                .map(factor -> factor * power)
                .filter(it -> it > highest)
                .findFirst()
                .orElse(10 * power);
    }

    private static String counted(Metric metric) {
        return switch (metric) {
            case SERVER_ERRORS -> "server errors";
            case NO_RESPONSE -> "requests without a response";
            case SLOW_RESPONSES -> "slow responses";
        };
    }

    /** As in "0.5 %": a share that is a round number by nature. */
    private static String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(Math.round(share * 1e6)).movePointLeft(4);
        return percent.stripTrailingZeros().toPlainString() + " %";
    }
}
