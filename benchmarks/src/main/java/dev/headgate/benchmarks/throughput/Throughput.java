package dev.headgate.benchmarks.throughput;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the happy release over three environments again and again, and prints how many deployments that is a second. */
@Command(
        name = "throughput",
        description = "Whole deployments that the simulator plays a second on one thread, what they allocate, and where"
                + " the time goes. The medians of the rounds, as a table and as JSON.")
public final class Throughput implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rounds", defaultValue = "9", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 9;

    @Option(
            names = "--releases",
            defaultValue = "30",
            description = "Releases in a round, of three deployments each (default: ${DEFAULT-VALUE}).")
    private int releases = 30;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            description = "Rounds that are played before and not counted (default: ${DEFAULT-VALUE}).")
    private int warmUp = 4;

    @Option(names = "--backend", description = "Plays this backend's alone: codedeploy or ecs (default: both).")
    private Optional<String> backend = Optional.empty();

    @Option(names = "--profile", description = "Samples more rounds, and prints where their time went.")
    private boolean profile;

    @Option(names = "--lines", defaultValue = "20", description = "Lines of each profile (default: ${DEFAULT-VALUE}).")
    private int lines = 20;

    @Option(names = "--json", description = "Writes the figures to this file, too.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--root",
            defaultValue = ".",
            description = "The folder with statemachine (default: the working directory).")
    private Path root = Path.of(".");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Picocli itself acts on it.
    private boolean help;

    /** Runs this command alone. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Throughput()).execute(arguments));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Player player = new Player(root);
        List<String> objects = new ArrayList<>();
        out.println(
                "| backend | deployments a second | of its thread's CPU time | of the process's | MB allocated for each |");
        out.println("|---|---:|---:|---:|---:|");
        for (Shop shop : shops()) {
            List<Spent> measured = measure(player, shop);
            double perSecond = median(measured, Spent::perSecond);
            double perCore = median(measured, Spent::perCoreSecond);
            double perProcess = median(measured, Spent::perProcessSecond);
            double megabytes = median(measured, Spent::megabytesEach);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.2f |%n",
                    shop.backend(),
                    perSecond,
                    perCore,
                    perProcess,
                    megabytes);
            objects.add(String.format(
                    Locale.ROOT,
                    "{\"backend\": \"%s\", \"perSecond\": %.1f, \"perCoreSecond\": %.1f, \"perProcessSecond\": %.1f, \"megabytesEach\": %.3f}",
                    shop.backend(),
                    perSecond,
                    perCore,
                    perProcess,
                    megabytes));
            out.flush();
        }
        String text = "[" + String.join(",\n ", objects) + "]";
        out.println();
        out.println(text);
        json.ifPresent(file -> write(file, text + "\n"));
        if (profile) {
            for (Shop shop : shops()) {
                print(shop, Sampled.during(() -> rounds(player, shop)), out);
            }
        }
        out.flush();
        return 0;
    }

    private List<Shop> shops() {
        List<Shop> shops = Shop.all().stream()
                .filter(it ->
                        backend.filter(wanted -> !wanted.equals(it.backend())).isEmpty())
                .toList();
        if (shops.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--backend is codedeploy or ecs");
        }
        return shops;
    }

    private List<Spent> measure(Player player, Shop shop) {
        for (int round = 0; round < warmUp; round++) {
            player.play(shop, 1, releases);
        }
        return rounds(player, shop);
    }

    /** The same seeds in each round, so that rounds differ in nothing but what else the machine does. */
    private List<Spent> rounds(Player player, Shop shop) {
        List<Spent> measured = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            measured.add(Spent.on(() -> player.play(shop, 1, releases)));
        }
        return measured;
    }

    private static double median(List<Spent> measured, ToDoubleFunction<Spent> figure) {
        List<Double> sorted = measured.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private void print(Shop shop, Sampled sampled, PrintWriter out) {
        print(shop, "package of ours that worked, or had a library work for it", sampled.byPackage(), out);
        print(shop, "own innermost method", sampled.byMethod(), out);
        print(shop, "innermost method, whoever's", sampled.byLeaf(), out);
        print(shop, "method that was under way", sampled.byCaller(), out);
    }

    private void print(Shop shop, String title, List<Sampled.Share> shares, PrintWriter out) {
        out.println();
        out.println("| " + shop.backend() + ": " + title + " | % |");
        out.println("|---|---:|");
        shares.stream()
                .limit(lines)
                .forEach(share -> out.printf(Locale.ROOT, "| `%s` | %.1f |%n", share.what(), share.percent()));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
