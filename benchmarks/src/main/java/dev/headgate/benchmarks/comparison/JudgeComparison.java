package dev.headgate.benchmarks.comparison;

import dev.headgate.analysis.BaselinePairing;
import dev.headgate.analysis.HistoryMinute;
import dev.headgate.analysis.MinuteRow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares the canary judge with simpler rules on the same drawn traffic and prints the result as Markdown. */
@Command(
        name = "judge-comparison",
        description = "Compares the canary judge with simpler rules on the same drawn traffic, as Markdown tables of"
                + " false rollbacks and of the minutes until a worse green is found.")
public final class JudgeComparison implements Callable<Integer> {

    private static final List<Integer> RATIOS = List.of(1, 2, 5, 10);
    private static final List<Traffic.Kind> KINDS = kinds();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--runs",
            defaultValue = "2000",
            description = "Runs per kind of traffic and ratio (default: ${DEFAULT-VALUE}).")
    private int runs = 2000;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed draws the same traffic (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Picocli itself acts on it.
    private boolean help;

    /** Runs this command alone. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new JudgeComparison()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs must be at least 1, not " + runs);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%d runs in each cell, seed %d.%n", runs, seed);
        for (int ratio : RATIOS) {
            Function<Detections, String> cell = ratio == 1 ? Detections::share : Detections::median;
            out.printf("%n%s%n%n", heading(ratio));
            out.println(line(
                    Stream.of("blue's errors", "requests/min", "green's share", "watched"),
                    Stream.of(Rule.values()).map(Rule::title)));
            out.println("|---:|---:|---:|---:|---:|---:|---:|---:|");
            for (int i = 0; i < KINDS.size(); i++) {
                SplittableRandom random = new SplittableRandom(seed * 1_000_000 + i * 1_000L + ratio);
                Map<Rule, Detections> found = compare(new Traffic(KINDS.get(i), ratio), random);
                out.println(line(named(KINDS.get(i)), found.values().stream().map(cell)));
                out.flush();
            }
        }
        return 0;
    }

    private static String heading(int ratio) {
        return ratio == 1
                ? "**Green is as good as blue: share of releases rolled back all the same**"
                : "**Green has %d times blue's error rate: median minute of the rollback (share rolled back)**"
                        .formatted(ratio);
    }

    private static List<Traffic.Kind> kinds() {
        List<Traffic.Kind> kinds = new ArrayList<>();
        for (double errorRate : new double[] {0.001, 0.01}) {
            for (int requests : new int[] {50, 500, 5000}) {
                for (double share : new double[] {0.1, 0.5}) {
                    for (int minutes : new int[] {10, 30}) {
                        kinds.add(new Traffic.Kind(errorRate, requests, share, minutes));
                    }
                }
            }
        }
        return kinds;
    }

    private static Stream<String> named(Traffic.Kind kind) {
        return Stream.of(
                String.format(Locale.ROOT, "%.1f %%", 100 * kind.errorRate()),
                String.format(Locale.ROOT, "%.0f", kind.requestsPerMinute()),
                String.format(Locale.ROOT, "%.0f %%", 100 * kind.greenShare()),
                kind.minutes() + " min");
    }

    private static String line(Stream<String> left, Stream<String> right) {
        return Stream.concat(left, right).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Every rule sees the same draws. */
    private Map<Rule, Detections> compare(Traffic traffic, RandomGenerator random) {
        Map<Rule, Detections> detections = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            detections.put(rule, new Detections(runs));
        }
        for (int run = 0; run < runs; run++) {
            List<MinuteRow> rows = traffic.rows(random);
            List<HistoryMinute> history = traffic.history(BaselinePairing.HISTORY_PER_MINUTE * rows.size(), random);
            detections.forEach(
                    (rule, found) -> rule.failMinute(rows, history).ifPresentOrElse(found::add, found::addNone));
        }
        return detections;
    }
}
