package dev.headgate.cli.judge;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/**
 * One plot over the minutes; values beyond the scale are drawn on its edge.
 *
 * @param lowest the value at the lower edge
 * @param highest the value at the upper edge, above the lowest
 */
record ChartPanel(Svg svg, double top, int minutes, double lowest, double highest) {

    static final double LEFT = 76;
    static final double RIGHT = 760;
    static final double HEIGHT = 130;

    private static final int MOST_MINUTE_LABELS = 12;

    /** The frame, the heading above it, and the minutes below it. */
    void frame(String heading) {
        svg.text("head", "start", LEFT, top - 10, heading);
        svg.line("axis", LEFT, top, LEFT, top + HEIGHT);
        svg.line("axis", LEFT, top + HEIGHT, RIGHT, top + HEIGHT);
        svg.text("faint", "start", RIGHT + 8, top + HEIGHT + 16, "minute");
        int step = Math.max(1, Math.ceilDiv(minutes, MOST_MINUTE_LABELS));
        for (int minute = 1; minute <= minutes; minute += step) {
            svg.text("faint", "middle", x(minute - 1), top + HEIGHT + 16, String.valueOf(minute));
        }
    }

    void tick(double value, String label) {
        svg.line("grid", LEFT, y(value), RIGHT, y(value));
        svg.text("faint", "end", LEFT - 8, y(value) + 4, label);
    }

    /** A horizontal line with its name to the right of it. */
    void threshold(String styles, double value, String name) {
        svg.line("thin " + styles, LEFT, y(value), RIGHT, y(value));
        svg.text("", "start", RIGHT + 8, y(value) + 4, name);
    }

    void minuteMark(String styles, int index) {
        svg.line("thin " + styles, x(index), top, x(index), top + HEIGHT);
    }

    void minuteName(int index, String name) {
        svg.text("", "start", x(index) + 5, top + HEIGHT - 6, name);
    }

    /** A line through the minutes, broken where there is no value. */
    void line(String styles, IntFunction<Optional<Double>> values) {
        StringBuilder points = new StringBuilder();
        boolean broken = true;
        for (int minute = 0; minute < minutes; minute++) {
            Optional<Double> value = values.apply(minute);
            if (value.isPresent()) {
                points.append(broken ? " M" : " L").append(point(minute, value.get()));
                svg.dot(styles, x(minute), y(value.get()));
            }
            broken = value.isEmpty();
        }
        svg.path("line " + styles, points.toString());
    }

    /** The area between two lines. */
    void band(String styles, IntFunction<Double> lower, IntFunction<Double> upper) {
        StringBuilder points = new StringBuilder();
        for (int minute = 0; minute < minutes; minute++) {
            points.append(minute == 0 ? " M" : " L").append(point(minute, upper.apply(minute)));
        }
        for (int minute = minutes - 1; minute >= 0; minute--) {
            points.append(" L").append(point(minute, lower.apply(minute)));
        }
        svg.path(styles, points.append(" Z").toString());
    }

    /** Ticks at the ends of the scale and at every step between. */
    void ticks(double step, DoubleFunction<String> label) {
        for (int i = 0; lowest + i * step <= highest + step / 1000; i++) {
            double value = lowest + i * step;
            tick(value, label.apply(value));
        }
    }

    private String point(int minute, double value) {
        return String.format(Locale.ROOT, "%.1f %.1f", x(minute), y(value));
    }

    private double x(int minute) {
        return LEFT + (RIGHT - LEFT) * (minute + 0.5) / minutes;
    }

    private double y(double value) {
        double share = (Math.clamp(value, lowest, highest) - lowest) / (highest - lowest);
        return top + HEIGHT * (1 - share);
    }
}
