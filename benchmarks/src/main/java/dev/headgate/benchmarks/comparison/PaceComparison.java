package dev.headgate.benchmarks.comparison;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares ways to give green more traffic, on the same kinds of traffic, and prints the result as Markdown. */
@Command(
        name = "pace-comparison",
        description = "Compares ways to give green more traffic: how long a good green takes to get all of it, how many"
                + " good ones are rolled back, and how many requests a bad one hurts before blue serves again.")
public final class PaceComparison implements Callable<Integer> {

    /** By then people notice a bad green that nothing else has found. */
    private static final int NOTICED = 60;

    /** Where a suspicion holds green at each step, a release takes hours. */
    private static final int LONGEST = 24 * 60;

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
        System.exit(new CommandLine(new PaceComparison()).execute(arguments));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%d runs in each cell, seed %d.%n", sampling.runs(), sampling.seed());
        List<PaceTables.Row> rows = new ArrayList<>();
        for (double errorRate : new double[] {0.001, 0.01}) {
            for (int requests : new int[] {50, 500, 5000}) {
                rows.add(new PaceTables.Row(errorRate, requests, compare(errorRate, requests, rows.size())));
            }
        }
        new PaceTables(rows).print(out);
        out.flush();
        return 0;
    }

    private Map<Green, Map<Way, Tally>> compare(double errorRate, int requests, int traffic) {
        double threshold = TunedAlarm.threshold(
                Way.CANARY,
                production(errorRate, requests, Green.AS_GOOD),
                sampling.runs(),
                sampling.draws(traffic, Green.values().length));
        Map<Green, Map<Way, Tally>> tallies = new EnumMap<>(Green.class);
        for (Green green : Green.values()) {
            Production production = production(errorRate, requests, green);
            tallies.put(green, compare(production, threshold, sampling.draws(traffic, tallies.size())));
        }
        return tallies;
    }

    private static Production production(double errorRate, int requests, Green green) {
        return new Production(errorRate, requests, green.ratio(errorRate), Judge.HISTORY);
    }

    /** Every way begins with the same draws; they part as soon as green's shares do. */
    private Map<Way, Tally> compare(Production production, double threshold, SplittableRandom random) {
        Map<Way, Tally> tallies = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            tallies.put(way, new Tally(sampling.runs()));
        }
        int lastMinute = production.isGood() ? LONGEST : NOTICED;
        for (int run = 0; run < sampling.runs(); run++) {
            long draws = random.nextLong();
            tallies.forEach((way, tally) ->
                    tally.add(Release.play(way.pace(threshold), production, new SplittableRandom(draws), lastMinute)));
        }
        return tallies;
    }
}
