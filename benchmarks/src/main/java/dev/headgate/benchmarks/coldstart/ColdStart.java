package dev.headgate.benchmarks.coldstart;

import dev.headgate.json.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures starts of the functions in rounds that take turns, prints the result as Markdown and writes it as JSON. */
@Command(
        name = "cold-start",
        description =
                "Starts each function by the client that runs it in Lambda, against AWS's recorded answers on this"
                        + " machine, and compares it with an empty handler and with the same work as it is typically written."
                        + " All ways take turns in each round; what is told are medians of the rounds' ratios.")
public final class ColdStart implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rounds", defaultValue = "9", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 9;

    @Option(names = "--warm", defaultValue = "20", description = "Events after the first (default: ${DEFAULT-VALUE}).")
    private int warm = 20;

    @Option(names = "--function", description = "Only these (default: all): ${COMPLETION-CANDIDATES}.")
    private List<Work> functions = List.of(Work.values());

    @Option(names = "--before", description = "The jar of an earlier version, to be measured along.")
    private Optional<Path> before = Optional.empty();

    @Option(names = "--json", description = "Where the figures are written, too.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--root", defaultValue = ".", description = "The repository (default: the working directory).")
    private Path root = Path.of(".");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Picocli itself acts on it.
    private boolean help;

    /** Runs this command alone. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ColdStart()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ClassPaths paths = ClassPaths.of(root);
        try (Launch launch = new Launch(warm)) {
            Variants variants = new Variants(paths, launch);
            Map<String, Series> all = new LinkedHashMap<>();
            Map<Work, List<Variant>> ways = new LinkedHashMap<>();
            Path cache = variants.trained(paths.lean());
            for (Work work : functions) {
                ways.put(work, variants.of(work, cache, before));
            }
            for (int round = -1; round < rounds; round++) {
                for (Map.Entry<Work, List<Variant>> each : ways.entrySet()) {
                    Measured empty = launch.measure(variants.empty(each.getKey()));
                    for (Variant variant : each.getValue()) {
                        Measured measured = launch.measure(variant);
                        // A round that nobody counts: the disk's pages are in memory after it.
                        if (round >= 0) {
                            all.computeIfAbsent(
                                            each.getKey() + " " + variant.name(),
                                            unused -> new Series(each.getKey(), variant.name()))
                                    .add(measured, empty);
                        }
                    }
                }
            }
            for (Map.Entry<Work, List<Variant>> each : ways.entrySet()) {
                for (Variant variant : each.getValue()) {
                    Optional.ofNullable(all.get(each.getKey() + " " + variant.name()))
                            .orElseThrow()
                            .classes(launch.classes(variant).size());
                }
            }
            int classesOfEmpty = launch.classes(variants.empty(Work.DEPLOYMENT)).size();
            out.printf(
                    Locale.ROOT,
                    "%d rounds, %d warm events; medians of ratios within a round, with quartiles.%n%n",
                    rounds,
                    warm);
            out.print(Table.of(new ArrayList<>(all.values()), classesOfEmpty));
            out.flush();
            if (json.isPresent()) {
                Files.writeString(
                        json.get(),
                        Json.write(all.values().stream().map(Series::figures).toList()));
            }
        }
        return 0;
    }
}
