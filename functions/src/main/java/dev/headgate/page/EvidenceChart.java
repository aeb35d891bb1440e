package dev.headgate.page;

import dev.headgate.analysis.Metric;
import dev.headgate.approval.JudgeEvidence;
import dev.headgate.approval.JudgeEvidence.Point;
import dev.headgate.approval.Wording;
import java.util.Optional;
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
    private static final Plot.Area AREA = new Plot.Area(0, 0, WIDTH, HEIGHT);

    private final JudgeEvidence evidence;

    private EvidenceChart(JudgeEvidence evidence) {
        this.evidence = evidence;
    }

    static Html of(JudgeEvidence evidence) {
        EvidenceChart chart = new EvidenceChart(evidence);
        return Html.of("{}\n{}", chart.shares(), chart.verdict());
    }

    private Html shares() {
        double top = Scale.above(highest());
        Plot plot = plot(top);
        Html lines = Html.of(
                "{}{}{}{}",
                plot.level("objective", evidence.objective()),
                mark(plot),
                plot.line("blue", at -> point(at).blue()),
                plot.line("green", at -> point(at).green()));
        Html legend = Html.of(
                "{}{}{}",
                key("green", "green"),
                key("blue", isMarked() ? "blue; from the mark on, its history" : "blue"),
                key("objective", "objective, " + Scale.percent(evidence.objective())));
        return figure("Share of " + counted(evidence.metric()), Scale.percent(top), lines, legend);
    }

    private Html verdict() {
        Plot plot = plot(1);
        Html lines = Html.of(
                "{}{}{}",
                mark(plot),
                plot.line("no-worse", at -> Optional.of(point(at).noWorse())),
                plot.line("worse", at -> Optional.of(point(at).worse())));
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

    private Plot plot(double top) {
        return new Plot(AREA, evidence.points().size(), 0, top);
    }

    private Point point(int at) {
        return evidence.points().get(at);
    }

    /** Where green began to have all traffic. */
    private Html mark(Plot plot) {
        return isMarked() ? plot.moment("mark", evidence.alone()) : Html.NOTHING;
    }

    private boolean isMarked() {
        return evidence.alone() > 0 && evidence.alone() < evidence.points().size();
    }

    private static Html key(String kind, String name) {
        return Html.of("<span><i class=\"{}\"></i>{}</span>", kind, name);
    }

    private double highest() {
        return evidence.points().stream()
                .flatMap(point -> Stream.of(point.blue(), point.green()))
                .flatMap(Optional::stream)
                .reduce(evidence.objective(), Math::max);
    }

    private static String counted(Metric metric) {
        return switch (metric) {
            case SERVER_ERRORS -> "server errors";
            case NO_RESPONSE -> "requests without a response";
            case SLOW_RESPONSES -> "slow responses";
        };
    }
}
