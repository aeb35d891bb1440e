package dev.headgate.cli.judge;

import dev.headgate.analysis.ErrorRate;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.Judgement;
import dev.headgate.analysis.MinuteEvidence;
import dev.headgate.analysis.MinuteRow;
import dev.headgate.analysis.RatioInterval;
import dev.headgate.page.Html;
import dev.headgate.page.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws for people what a judgement rests on: evidence, error rates, and the ratio with its bounds, minute by minute. */
final class JudgementChart {

    private static final int WIDTH = 900;
    private static final double FIRST_TOP = 118;
    private static final double PITCH = 196;
    private static final int PANELS = 4;

    private final List<MinuteRow> rows;
    private final JudgeParameters parameters;
    private final Judgement judgement;
    private final List<RatioInterval> ratios;

    JudgementChart(List<MinuteRow> rows, JudgeParameters parameters, Judgement judgement) {
        this.rows = rows;
        this.parameters = parameters;
        this.judgement = judgement;
        ratios = IntStream.rangeClosed(1, rows.size())
                .mapToObj(last -> RatioInterval.over(rows.subList(0, last), judgement.phi()))
                .toList();
    }

    String svg() {
        int height = rows.isEmpty() ? 84 : (int) (FIRST_TOP + PANELS * PITCH - 20);
        Html panels = rows.isEmpty() ? Html.NOTHING : Html.join(List.of(harm(), noHarm(), shares(), ratio()));
        return new ChartDocument(WIDTH, height, title(), summary())
                .of(Html.join(List.of(
                        ChartPanel.text("title", "start", 24, 36, title()),
                        ChartPanel.text("faint", "start", 24, 60, summary()),
                        panels)));
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

    private Html harm() {
        double top = Math.max(4, Math.ceil(log10(parameters.harmThreshold())) + 1);
        ChartPanel panel = panel(0, -3, top);
        return Html.join(List.of(
                panel.ticks(1, JudgementChart::power),
                panel.threshold("red dashed", log10(parameters.harmThreshold()), "FAIL: ln(1/alpha)"),
                panel.threshold("amber dashed", 1, "suspect: ln 10"),
                panel.plot().line("line violet dotted", evidence(MinuteEvidence::lnELeaveOneOut)),
                panel.plot().line("line ink", evidence(MinuteEvidence::lnE)),
                frame(panel, "Evidence that green is worse"),
                judgement
                        .failMinute()
                        .map(minute -> panel.minuteName(minute - 1, "FAIL"))
                        .orElse(Html.NOTHING),
                panel.lineKey(0, "line ink", "all minutes"),
                panel.lineKey(1, "line violet dotted", "without the strongest one")));
    }

    private Html noHarm() {
        double top = Math.max(4, Math.ceil(log10(parameters.noHarmThreshold())) + 1);
        ChartPanel panel = panel(1, -3, top);
        return Html.join(List.of(
                panel.ticks(1, JudgementChart::power),
                panel.threshold("green dashed", log10(parameters.noHarmThreshold()), "PASS: ln(1/beta)"),
                panel.plot().line("line violet dotted", evidence(MinuteEvidence::lnEAbsolute)),
                panel.plot().line("line ink", evidence(MinuteEvidence::lnERelative)),
                frame(panel, "Evidence that green is not worse"),
                panel.lineKey(0, "line ink", "than blue"),
                panel.lineKey(1, "line violet dotted", "than the objective")));
    }

    private Html shares() {
        double highest = Math.max(parameters.pMax(), highestShare());
        double step = Scale.above(highest / 5);
        ChartPanel panel = panel(2, 0, step * Math.ceil(highest / step));
        return Html.join(List.of(
                panel.ticks(step, Scale::percent),
                panel.threshold("amber dotted", parameters.pMax(), "objective"),
                panel.plot().line("line blue dashed", minute -> blueShare(rows.get(minute))),
                panel.plot().line("line green", minute -> greenShare(rows.get(minute))),
                frame(panel, "Error rate"),
                panel.lineKey(0, "line green", "green"),
                panel.lineKey(1, "line blue dashed", "blue")));
    }

    private double highestShare() {
        return rows.stream()
                .flatMap(row -> Stream.of(greenShare(row), blueShare(row)))
                .flatMap(Optional::stream)
                .reduce(0.0, Math::max);
    }

    private Html ratio() {
        double highest = Math.max(1, Math.ceil(largestRatio()));
        ChartPanel panel = panel(3, -1, highest);
        return Html.join(List.of(
                panel.ticks(1, value -> plain(Math.pow(10, value)) + "×"),
                panel.plot()
                        .band(
                                "band",
                                minute -> lower(ratios.get(minute)),
                                minute -> upper(ratios.get(minute), highest)),
                panel.threshold("red dashed", Math.log10(margin()), "margin"),
                panel.plot().line("line ink", minute -> estimate(ratios.get(minute))),
                frame(panel, "Green's error rate over blue's, so far"),
                panel.lineKey(0, "line ink", "ratio"),
                panel.bandKey(1, "band", "bounds")));
    }

    private double margin() {
        return switch (rows.getLast().source()) {
            case CONCURRENT -> parameters.rho0Concurrent();
            case HISTORY -> parameters.rho0History();
        };
    }

    /** As a power of ten, which nothing is of 0. */
    private static Optional<Double> estimate(RatioInterval ratio) {
        return ratio.estimate().filter(it -> it > 0).map(Math::log10);
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
        return ChartPanel.at(FIRST_TOP + place * PITCH, rows.size(), lowest, highest);
    }

    private Html frame(ChartPanel panel, String heading) {
        Html mark = judgement
                .failMinute()
                .map(minute -> panel.minuteMark("red dotted", minute - 1))
                .orElse(Html.NOTHING);
        return Html.join(List.of(mark, panel.frame(heading)));
    }

    private IntFunction<Optional<Double>> evidence(ToDoubleFunction<MinuteEvidence> of) {
        return minute -> Optional.of(log10(of.applyAsDouble(judgement.minutes().get(minute))));
    }

    private static Optional<Double> greenShare(MinuteRow row) {
        return share(row.xG(), row.nG());
    }

    private static Optional<Double> blueShare(MinuteRow row) {
        return share(row.xB(), row.nB());
    }

    private static Optional<Double> share(double errors, double requests) {
        return requests > 0 ? Optional.of(Math.min(1, errors / requests)) : Optional.empty();
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
}
