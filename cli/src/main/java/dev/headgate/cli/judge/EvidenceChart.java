package dev.headgate.cli.judge;

import dev.headgate.analysis.ErrorRate;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.Judgement;
import dev.headgate.analysis.MinuteEvidence;
import dev.headgate.analysis.MinuteRow;
import dev.headgate.analysis.RatioInterval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws for people what a judgement rests on: evidence, error rates, and the ratio with its bounds, minute by minute. */
final class EvidenceChart {

    private static final int WIDTH = 900;
    private static final double FIRST_TOP = 118;
    private static final double PITCH = 196;
    private static final int PANELS = 4;
    private static final double LEGEND_STEP = 170;

    private final List<MinuteRow> rows;
    private final JudgeParameters parameters;
    private final Judgement judgement;
    private final List<RatioInterval> ratios;
    private final Svg svg = new Svg();

    EvidenceChart(List<MinuteRow> rows, JudgeParameters parameters, Judgement judgement) {
        this.rows = rows;
        this.parameters = parameters;
        this.judgement = judgement;
        ratios = IntStream.rangeClosed(1, rows.size())
                .mapToObj(last -> RatioInterval.over(rows.subList(0, last), judgement.phi()))
                .toList();
    }

    String svg() {
        svg.text("title", "start", 24, 36, title());
        svg.text("faint", "start", 24, 60, summary());
        if (!rows.isEmpty()) {
            drawHarm();
            drawNoHarm();
            drawRates();
            drawRatio();
        }
        int height = rows.isEmpty() ? 84 : (int) (FIRST_TOP + PANELS * PITCH - 20);
        return svg.document(WIDTH, height, title(), summary());
    }

    private String title() {
        return "Canary judge: %s (%s)%s"
                .formatted(
                        judgement.verdict(),
                        judgement.reason(),
                        judgement
                                .failMinute()
                                .map(minute -> " in minute " + minute)
                                .orElse(""));
    }

    private String summary() {
        String ratio = ratios.isEmpty() ? "no minutes" : ratio(ratios.getLast());
        return "green %s · blue %s · %s · dispersion %.2f"
                .formatted(rate(judgement.green()), rate(judgement.blue()), ratio, judgement.phi());
    }

    private static String ratio(RatioInterval ratio) {
        String bounds = ratio.contradicts()
                ? "no one ratio fits all minutes"
                : "between %s and %s".formatted(times(ratio.lower(), "0"), times(ratio.upper(), "any"));
        return "ratio %s, %s".formatted(times(ratio.estimate(), "unknown"), bounds);
    }

    private static String rate(ErrorRate rate) {
        return String.format(
                Locale.ROOT, "%.0f of %.0f failed (%.2f %%)", rate.errors(), rate.requests(), 100 * rate.share());
    }

    private static String times(Optional<Double> ratio, String otherwise) {
        return ratio.map(value -> String.format(Locale.ROOT, "%.2f×", value)).orElse(otherwise);
    }

    private void drawHarm() {
        double top = Math.max(4, Math.ceil(log10(parameters.harmThreshold())) + 1);
        ChartPanel panel = panel(0, -3, top);
        panel.ticks(1, EvidenceChart::power);
        panel.threshold("red dashed", log10(parameters.harmThreshold()), "FAIL: ln(1/alpha)");
        panel.threshold("amber dashed", 1, "suspect: ln 10");
        panel.line("violet dotted", evidence(MinuteEvidence::lnELeaveOneOut));
        panel.line("ink", evidence(MinuteEvidence::lnE));
        frame(panel, "Evidence that green is worse");
        judgement.failMinute().ifPresent(minute -> panel.minuteName(minute - 1, "FAIL"));
        legend(panel, 0, "line ink", "all minutes");
        legend(panel, 1, "line violet dotted", "without the strongest one");
    }

    private void drawNoHarm() {
        double top = Math.max(4, Math.ceil(log10(parameters.noHarmThreshold())) + 1);
        ChartPanel panel = panel(1, -3, top);
        panel.ticks(1, EvidenceChart::power);
        panel.threshold("green dashed", log10(parameters.noHarmThreshold()), "PASS: ln(1/beta)");
        panel.line("violet dotted", evidence(MinuteEvidence::lnEAbsolute));
        panel.line("ink", evidence(MinuteEvidence::lnERelative));
        frame(panel, "Evidence that green is not worse");
        legend(panel, 0, "line ink", "than blue");
        legend(panel, 1, "line violet dotted", "than the objective");
    }

    private void drawRates() {
        double highest = Math.max(100 * parameters.pMax(), highestPercent());
        double step = roundStep(highest / 5);
        ChartPanel panel = panel(2, 0, step * Math.ceil(highest / step));
        panel.ticks(step, value -> plain(value) + " %");
        panel.threshold("amber dotted", 100 * parameters.pMax(), "objective");
        panel.line(
                "blue dashed",
                minute -> percent(rows.get(minute).xB(), rows.get(minute).nB()));
        panel.line(
                "green",
                minute -> percent(rows.get(minute).xG(), rows.get(minute).nG()));
        frame(panel, "Error rate");
        legend(panel, 0, "line green", "green");
        legend(panel, 1, "line blue dashed", "blue");
    }

    private double highestPercent() {
        return rows.stream()
                .flatMap(row -> Stream.of(percent(row.xG(), row.nG()), percent(row.xB(), row.nB())))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(0.0);
    }

    private void drawRatio() {
        double highest = Math.max(1, Math.ceil(largestRatio()));
        ChartPanel panel = panel(3, -1, highest);
        panel.ticks(1, value -> plain(Math.pow(10, value)) + "×");
        panel.band("band", minute -> lower(ratios.get(minute)), minute -> upper(ratios.get(minute), highest));
        double margin = switch (rows.getLast().source()) {
            case CONCURRENT -> parameters.rho0Concurrent();
            case HISTORY -> parameters.rho0History();
        };
        panel.threshold("red dashed", Math.log10(margin), "margin");
        panel.line(
                "ink",
                minute ->
                        ratios.get(minute).estimate().filter(ratio -> ratio > 0).map(Math::log10));
        frame(panel, "Green's error rate over blue's, so far");
        legend(panel, 0, "line ink", "ratio");
        double left = legendLeft(1);
        svg.rectangle("band", left, panel.top() - 20, 24, 12);
        svg.text("", "start", left + 30, panel.top() - 10, "bounds");
    }

    private static double lower(RatioInterval ratio) {
        return ratio.lower().map(Math::log10).orElse(-1.0);
    }

    /** Not below the lower bound: where the two contradict each other, there is nothing between them. */
    private static double upper(RatioInterval ratio, double otherwise) {
        return Math.max(lower(ratio), ratio.upper().map(Math::log10).orElse(otherwise));
    }

    /** The largest ratio that the last minute still allows, as a power of ten; at most 3. */
    private double largestRatio() {
        RatioInterval last = ratios.getLast();
        double largest = Math.max(last.upper().orElse(1.0), last.estimate().orElse(1.0));
        return Math.min(3, Math.log10(Math.max(largest, last.lower().orElse(1.0))));
    }

    private ChartPanel panel(int place, double lowest, double highest) {
        return new ChartPanel(svg, FIRST_TOP + place * PITCH, rows.size(), lowest, highest);
    }

    private void frame(ChartPanel panel, String heading) {
        judgement.failMinute().ifPresent(minute -> panel.minuteMark("red dotted", minute - 1));
        panel.frame(heading);
    }

    private void legend(ChartPanel panel, int place, String styles, String name) {
        double x = legendLeft(place);
        double y = panel.top() - 14;
        svg.line(styles, x, y, x + 24, y);
        svg.text("", "start", x + 30, y + 4, name);
    }

    private static double legendLeft(int place) {
        return ChartPanel.RIGHT - 2 * LEGEND_STEP + place * LEGEND_STEP;
    }

    private IntFunction<Optional<Double>> evidence(ToDoubleFunction<MinuteEvidence> of) {
        return minute -> Optional.of(log10(of.applyAsDouble(judgement.minutes().get(minute))));
    }

    private static Optional<Double> percent(double errors, double requests) {
        return requests > 0 ? Optional.of(100 * Math.min(1, errors / requests)) : Optional.empty();
    }

    private static double log10(double naturalLogarithm) {
        return naturalLogarithm / Math.log(10);
    }

    /** An e-value: how many times over the figures speak against the other reading. It is no odds. */
    private static String power(double exponent) {
        long count = Math.round(Math.pow(10, Math.abs(exponent)));
        return exponent < 0 ? "1/" + count : String.valueOf(count);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** 1, 2 or 5 times a power of ten, at least the given size. */
    private static double roundStep(double size) {
        double power = Math.pow(10, Math.floor(Math.log10(size)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= size) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
