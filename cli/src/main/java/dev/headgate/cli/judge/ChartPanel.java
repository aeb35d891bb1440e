package dev.headgate.cli.judge;

import dev.headgate.page.Html;
import dev.headgate.page.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** What stands around one plot over the minutes: its heading, its scale, its legend, and the names of lines in it. */
record ChartPanel(Plot plot) {

    private static final double LEFT = 76;
    private static final double RIGHT = 760;
    private static final double HEIGHT = 130;
    private static final double LEGEND_STEP = 170;
    private static final int MOST_MINUTE_LABELS = 12;

    static ChartPanel at(double top, int minutes, double lowest, double highest) {
        return new ChartPanel(new Plot(new Plot.Area(LEFT, top, RIGHT - LEFT, HEIGHT), minutes, lowest, highest));
    }

    /** The axes, the heading above them, and the minutes below them. */
    Html frame(String heading) {
        List<Html> parts = new ArrayList<>(List.of(
                text("head", "start", LEFT, top() - 10, heading),
                plot.moment("axis", 0),
                plot.level("axis", plot.lowest()),
                text("faint", "start", RIGHT + 8, bottom() + 16, "minute")));
        int step = Math.max(1, Math.ceilDiv(plot.points(), MOST_MINUTE_LABELS));
        for (int minute = 1; minute <= plot.points(); minute += step) {
            parts.add(text("faint", "middle", middle(minute - 1), bottom() + 16, String.valueOf(minute)));
        }
        return Html.join(parts);
    }

    /** Ticks at the ends of the scale and at every step between. */
    Html ticks(double step, DoubleFunction<String> label) {
        List<Html> ticks = new ArrayList<>();
        for (int i = 0; plot.lowest() + i * step <= plot.highest() + step / 1000; i++) {
            double value = plot.lowest() + i * step;
            ticks.add(plot.level("grid", value));
            ticks.add(text("faint", "end", LEFT - 8, plot.y(value) + 4, label.apply(value)));
        }
        return Html.join(ticks);
    }

    /** A horizontal line with its name to the right of it. */
    Html threshold(String style, double value, String name) {
        return Html.join(
                List.of(plot.level("thin " + style, value), text("", "start", RIGHT + 8, plot.y(value) + 4, name)));
    }

    Html minuteMark(String style, int index) {
        return plot.moment("thin " + style, index + 0.5);
    }

    Html minuteName(int index, String name) {
        return text("", "start", middle(index) + 5, bottom() - 6, name);
    }

    /** What a line of this style is, in the first or the second place of the legend. */
    Html lineKey(int place, String style, String name) {
        double x = legendLeft(place);
        return key(Html.of("<path class=\"{}\" d=\"M{} {} h24\"></path>", style, at(x), at(top() - 14)), x, name);
    }

    /** The same of a band. */
    Html bandKey(int place, String style, String name) {
        double x = legendLeft(place);
        return key(
                Html.of("<path class=\"{}\" d=\"M{} {} h24 v12 h-24 Z\"></path>", style, at(x), at(top() - 20)),
                x,
                name);
    }

    /** Words in the drawing. */
    static Html text(String style, String anchor, double x, double y, String text) {
        return Html.of(
                "<text class=\"{}\" text-anchor=\"{}\" x=\"{}\" y=\"{}\">{}</text>", style, anchor, at(x), at(y), text);
    }

    private Html key(Html sample, double x, String name) {
        return Html.join(List.of(sample, text("", "start", x + 30, top() - 10, name)));
    }

    private static double legendLeft(int place) {
        return RIGHT - 2 * LEGEND_STEP + place * LEGEND_STEP;
    }

    private double top() {
        return plot.area().top();
    }

    private double bottom() {
        return top() + HEIGHT;
    }

    private double middle(int index) {
        return plot.x(index + 0.5);
    }

    private static String at(double coordinate) {
        return Plot.decimal(coordinate);
    }
}
