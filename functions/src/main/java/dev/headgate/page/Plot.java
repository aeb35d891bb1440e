package dev.headgate.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where values over time stand in a drawing, and the SVG paths that show them; what is beyond the scale is drawn on its edge.
 *
 * @param area what the plot takes of the drawing
 * @param points how many points in time there are, from left to right
 * @param lowest the value at the lower edge
 * @param highest the value at the upper edge
 */
public record Plot(Area area, int points, double lowest, double highest) {

    /** A part of a drawing, in its own units. */
    public record Area(double left, double top, double width, double height) {}

    public Plot {
        if (points < 0 || !(lowest < highest)) {
            throw new IllegalArgumentException(points + " points on a scale from " + lowest + " to " + highest);
        }
    }

    /** A line through the middle of the points, broken where there is no value. A point on its own has the style "alone" too. */
    public Html line(String style, IntFunction<Optional<Double>> values) {
        List<Optional<Double>> all = IntStream.range(0, points).mapToObj(values).toList();
        StringBuilder line = new StringBuilder();
        StringBuilder alone = new StringBuilder();
        for (int point = 0; point < points; point++) {
            if (all.get(point).isEmpty()) {
                continue;
            }
            String place = place(point, all.get(point).get());
            boolean goesOn = point > 0 && all.get(point - 1).isPresent();
            if (goesOn || (point + 1 < points && all.get(point + 1).isPresent())) {
                line.append(goesOn ? " L" : " M").append(place);
            } else {
                // Without a length there is no cap, and nothing would be seen.
                alone.append(" M").append(place).append(" h0.1");
            }
        }
        Html rest = alone.isEmpty()
                ? Html.NOTHING
                : path(style + " alone", alone.toString().strip());
        return Html.of("{}{}", path(style, line.toString().strip()), rest);
    }

    /** The area between two lines. */
    public Html band(String style, IntFunction<Double> lower, IntFunction<Double> upper) {
        String there = places(point -> point, upper);
        String back = places(point -> points - 1 - point, lower);
        return points == 0 ? Html.NOTHING : path(style, "M" + there + " L" + back + " Z");
    }

    /** One value for all of the time. */
    public Html level(String style, double value) {
        return path(style, "M" + decimal(area.left()) + " " + decimal(y(value)) + " H" + decimal(x(points)));
    }

    /** One moment, as many points after the start. */
    public Html moment(String style, double passed) {
        return path(
                style,
                "M" + decimal(x(passed)) + " " + decimal(area.top()) + " V" + decimal(area.top() + area.height()));
    }

    /** From the left, as many points after the start. */
    public double x(double passed) {
        return area.left() + (points == 0 ? area.width() : area.width() * passed / points);
    }

    /** From the top. */
    public double y(double value) {
        double share = (Math.clamp(value, lowest, highest) - lowest) / (highest - lowest);
        return area.top() + area.height() * (1 - share);
    }

    private String places(IntUnaryOperator order, IntFunction<Double> values) {
        return IntStream.range(0, points)
                .map(order)
                .mapToObj(point -> place(point, values.apply(point)))
                .collect(Collectors.joining(" L"));
    }

    private String place(int point, double value) {
        return decimal(x(point + 0.5)) + " " + decimal(y(value));
    }

    private static Html path(String style, String path) {
        return Html.of("<path class=\"{}\" d=\"{}\"></path>", style, path);
    }

    /** A coordinate, as exact as anybody sees. */
    public static String decimal(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
