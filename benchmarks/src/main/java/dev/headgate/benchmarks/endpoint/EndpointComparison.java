package dev.headgate.benchmarks.endpoint;

import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares the served accounts with a server that does nothing, in rounds that take turns, and prints the result as Markdown. */
@Command(
        name = "endpoint-comparison",
        description = "Compares the served accounts with a server that answers a constant: requests a second of one"
                + " caller, and the time from a start to the first answer. What is compared is measured in turn, so that"
                + " whatever else the machine does befalls all alike.")
public final class EndpointComparison implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rounds", defaultValue = "21", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 21;

    @Option(
            names = "--requests",
            defaultValue = "500",
            description = "Requests of each kind in a round (default: ${DEFAULT-VALUE}).")
    private int requests = 500;

    @Option(names = "--starts", defaultValue = "11", description = "Starts of each server (default: ${DEFAULT-VALUE}).")
    private int starts = 11;

    @Option(
            names = "--root",
            defaultValue = ".",
            description = "The folder with headgate.yaml and statemachine (default: the working directory).")
    private Path root = Path.of(".");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Picocli itself acts on it.
    private boolean help;

    /** Runs this command alone. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EndpointComparison()).execute(arguments));
    }

    @Override
    public Integer call() {
        requirePositive("--rounds", rounds);
        requirePositive("--requests", requests);
        requirePositive("--starts", starts);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d rounds of %d requests of each kind, %d starts; medians, with quartiles.%n%n",
                rounds,
                requests,
                starts);
        out.println("| asked for | requests a second | of the constant's |");
        out.println("|---|---:|---:|");
        try (Server constant = Server.start(Server.Kind.CONSTANT, root);
                Server endpoint = Server.start(Server.Kind.ENDPOINT, root)) {
            answers(constant, endpoint).forEach(row -> out.println(row.markdown()));
        }
        out.println();
        out.println("| started | seconds to the first answer | of the constant's |");
        out.println("|---|---:|---:|");
        startUps().forEach(row -> out.println(row.markdown()));
        out.flush();
        return 0;
    }

    private void requirePositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be at least 1, not " + value);
        }
    }

    /** What was measured of one kind, and the ratio to the constant in the same round. */
    private record Row(String title, String format, List<Double> values, List<Double> ratios) {
        Row(String title, String format) {
            this(title, format, new ArrayList<>(), new ArrayList<>());
        }

        void add(double value, double constant) {
            values.add(value);
            ratios.add(value / constant);
        }

        String markdown() {
            return "| " + title + " | " + Quartiles.of(values).with(format) + " | "
                    + Quartiles.of(ratios).with("%.2f") + " |";
        }
    }

    private List<Row> answers(Server constant, Server endpoint) {
        Caller caller = new Caller();
        HttpRequest same = Ask.DASHBOARD.of(constant.uri());
        Row floor = new Row("a constant", "%.0f");
        Map<Ask, Row> rows = new EnumMap<>(Ask.class);
        // A round that nobody counts: classes are loaded, and compiled, on the way.
        for (int round = -1; round < rounds; round++) {
            double constantly = caller.rate(same, requests);
            for (Ask ask : Ask.values()) {
                double rate = caller.rate(ask.of(endpoint.uri()), requests);
                if (round >= 0) {
                    rows.computeIfAbsent(ask, it -> new Row(it.title(), "%.0f")).add(rate, constantly);
                }
            }
            if (round >= 0) {
                floor.add(constantly, constantly);
            }
        }
        List<Row> all = new ArrayList<>(List.of(floor));
        all.addAll(rows.values());
        return all;
    }

    private List<Row> startUps() {
        StartUp startUp = new StartUp(root, new Caller());
        Row floor = new Row("a constant", "%.2f");
        Row endpoint = new Row("the accounts of headgate.yaml", "%.2f");
        for (int start = 0; start < starts; start++) {
            double constantly = startUp.seconds(Server.Kind.CONSTANT);
            floor.add(constantly, constantly);
            endpoint.add(startUp.seconds(Server.Kind.ENDPOINT), constantly);
        }
        return List.of(floor, endpoint);
    }
}
