package dev.headgate.benchmarks.endpoint;

import java.util.List;
import java.util.Locale;

/** The middle half of what was measured, and its middle. */
public record Quartiles(double lower, double median, double upper) {

    /**
     * Of measured values.
     *
     * @param values at least one
     */
    public static Quartiles of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    /** Between two values, what lies as far between them. */
    private static double at(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /** For a table: the median, and the quartiles around it. */
    public String with(String format) {
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median, lower, upper);
    }
}
