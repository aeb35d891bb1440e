package dev.headgate.benchmarks.comparison;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The comparison of paces as tables: all traffic together first, then each kind of it. */
record PaceTables(List<Row> rows) {

    private static final List<Green> BAD = Arrays.stream(Green.values())
            .filter(green -> green != Green.AS_GOOD)
            .toList();

    /** One kind of traffic. */
    record Row(double errorRate, int requests, Map<Green, Map<Way, Tally>> tallies) {
        private Tally tally(Green green, Way way) {
            Tally tally = tallies.getOrDefault(green, Map.of()).get(way);
            if (tally == null) {
                throw new IllegalStateException(green + " was not released by " + way);
            }
            return tally;
        }

        private Stream<Tally> of(Green green) {
            return Stream.of(Way.values()).map(way -> tally(green, way));
        }
    }

    PaceTables {
        rows = List.copyOf(rows);
    }

    void print(PrintWriter out) {
        summary(out);
        table(
                out,
                "Green is as good as blue: median minutes until it has all traffic",
                Green.AS_GOOD,
                tally -> minutes(tally.minutes()));
        table(
                out,
                "Green is as good as blue: share of releases rolled back all the same",
                Green.AS_GOOD,
                tally -> Markdown.percent(tally.rolledBack()));
        for (Green green : BAD) {
            table(
                    out,
                    green.sentence() + ": requests hurt before blue serves again (share rolled back)",
                    green,
                    tally -> "%s (%s)".formatted(number(tally.hurt()), Markdown.percent(tally.rolledBack())));
        }
    }

    private void summary(PrintWriter out) {
        heading(out, "All six kinds of traffic: a good green, and requests hurt by a bad one, added up");
        out.println(Markdown.line(
                Stream.of("way", "good ones rolled back", "minutes to 100 %"),
                BAD.stream().map(Green::title)));
        out.println(Markdown.rule(3 + BAD.size()));
        for (Way way : Way.values()) {
            out.println(Markdown.line(
                    Stream.of(way.title(), falseRollbacks(way), range(way)),
                    BAD.stream().map(green -> number(sum(green, way, Tally::hurt)))));
        }
        out.printf("%nRolled back for a suspicion that lasted, of the good ones: ");
        out.println(String.join(
                        ", ",
                        Stream.of(Way.EVIDENCE, Way.CAREFUL_EVIDENCE)
                                .map(way -> way.title() + " "
                                        + Markdown.percent(sum(Green.AS_GOOD, way, Tally::forSuspicion) / rows.size()))
                                .toList())
                + ".");
    }

    private void table(PrintWriter out, String title, Green green, Function<Tally, String> cell) {
        heading(out, title);
        out.println(Markdown.line(
                Stream.of("blue's errors", "requests/min"),
                Stream.of(Way.values()).map(Way::title)));
        out.println(Markdown.rule(2 + Way.values().length));
        for (Row row : rows) {
            out.println(Markdown.line(
                    Markdown.traffic(row.errorRate(), row.requests()),
                    row.of(green).map(cell)));
        }
    }

    private static void heading(PrintWriter out, String title) {
        out.printf("%n**%s**%n%n", title);
    }

    /** Where it was worst. */
    private String falseRollbacks(Way way) {
        double worst = rows.stream()
                .mapToDouble(row -> row.tally(Green.AS_GOOD, way).rolledBack())
                .max()
                .orElse(0);
        return "up to " + Markdown.percent(worst);
    }

    /** From the kind of traffic with which it was quickest to the one with which it was slowest. */
    private String range(Way way) {
        List<OptionalInt> medians = rows.stream()
                .map(row -> row.tally(Green.AS_GOOD, way).minutes())
                .toList();
        int[] known = medians.stream()
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .sorted()
                .toArray();
        String slowest = known.length < medians.size() ? "–" : Integer.toString(known[known.length - 1]);
        String quickest = known.length == 0 ? "–" : Integer.toString(known[0]);
        return quickest.equals(slowest) ? quickest : quickest + " to " + slowest;
    }

    private double sum(Green green, Way way, ToDoubleFunction<Tally> what) {
        return rows.stream()
                .mapToDouble(row -> what.applyAsDouble(row.tally(green, way)))
                .sum();
    }

    private static String minutes(OptionalInt median) {
        return median.isEmpty() ? "–" : median.getAsInt() + " min";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%,.0f", value);
    }
}
