package dev.headgate.benchmarks.comparison;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a Markdown table, and the numbers in them. */
final class Markdown {

    private Markdown() {}

    static String line(Stream<String> left, Stream<String> right) {
        return Stream.concat(left, right).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** What stands between the head and the rows: all columns flush right. */
    static String rule(int columns) {
        return "|" + "---:|".repeat(columns);
    }

    /** A share as a percentage. */
    static String percent(double share) {
        double percent = 100 * share;
        return String.format(Locale.ROOT, percent > 0 && percent < 10 ? "%.2f %%" : "%.0f %%", percent);
    }

    /** Blue's error rate and the requests a minute, which name a kind of traffic. */
    static Stream<String> traffic(double errorRate, double requestsPerMinute) {
        return Stream.of(
                String.format(Locale.ROOT, "%.1f %%", 100 * errorRate),
                String.format(Locale.ROOT, "%.0f", requestsPerMinute));
    }
}
