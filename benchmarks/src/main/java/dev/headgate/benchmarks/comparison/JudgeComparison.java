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
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private Sampling sampling = new Sampling();

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
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%d runs in each cell, seed %d.%n", sampling.runs(), sampling.seed());
        for (int ratio : RATIOS) {
            Function<Detections, String> cell = ratio == 1 ? Detections::share : Detections::median;
            out.printf("%n%s%n%n", heading(ratio));
            out.println(Markdown.line(
                    Stream.of("blue's errors", "requests/min", "green's share", "watched"),
                    Stream.of(Rule.values()).map(Rule::title)));
            out.println(Markdown.rule(4 + Rule.values().length));
            for (int i = 0; i < KINDS.size(); i++) {
                Map<Rule, Detections> found = compare(new Traffic(KINDS.get(i), ratio), sampling.draws(i, ratio));
                out.println(Markdown.line(
                        named(KINDS.get(i)), found.values().stream().map(cell)));
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
        return Stream.concat(
                Markdown.traffic(kind.errorRate(), kind.requestsPerMinute()),
                Stream.of(String.format(Locale.ROOT, "%.0f %%", 100 * kind.greenShare()), kind.minutes() + " min"));
    }

    /** Every rule sees the same draws. */
    private Map<Rule, Detections> compare(Traffic traffic, RandomGenerator random) {
        Map<Rule, Detections> detections = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            detections.put(rule, new Detections(sampling.runs()));
        }
        for (int run = 0; run < sampling.runs(); run++) {
            List<MinuteRow> rows = traffic.rows(random);
            List<HistoryMinute> history = traffic.history(BaselinePairing.HISTORY_PER_MINUTE * rows.size(), random);
            detections.forEach(
                    (rule, found) -> rule.failMinute(rows, history).ifPresentOrElse(found::add, found::addNone));
        }
        return detections;
    }
}
