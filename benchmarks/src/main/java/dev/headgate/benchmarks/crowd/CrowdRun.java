package dev.headgate.benchmarks.crowd;

import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.scenario.Crowd;
import dev.headgate.simulator.scenario.Crowd.Ended;
import dev.headgate.simulator.wire.RateLimits;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Releases many services of one account and region at once, and prints what became of them and of AWS's limits. */
@Command(
        name = "crowd",
        description =
                "Releases many services of one account and region at once, in virtual time, against the limits that"
                        + " AWS publishes, and prints what became of both as Markdown.")
public final class CrowdRun implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--services", defaultValue = "1000", description = "How many services (${DEFAULT-VALUE}).")
    private int services;

    @Option(names = "--bad-every", defaultValue = "5", description = "Each so manieth does harm (${DEFAULT-VALUE}).")
    private int badEvery;

    @Option(names = "--bake", defaultValue = "90m", description = "Bake of each (${DEFAULT-VALUE}).")
    private String bake = "";

    @Option(
            names = "--within",
            defaultValue = "1",
            description = "Minutes in which all are asked for (${DEFAULT-VALUE}).")
    private int within;

    @Option(names = "--share", defaultValue = "0.5", description = "Of the limits that AWS gives (${DEFAULT-VALUE}).")
    private double share;

    @Option(names = "--attempts", defaultValue = "4", description = "That the SDK makes of a call (${DEFAULT-VALUE}).")
    private int attempts;

    @Option(names = "--ecs", description = "ECS itself moves the traffic.")
    private boolean ecs;

    @Option(names = "--seed", defaultValue = "42", description = "Of everything that is drawn (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--calls", description = "Print each operation, too.")
    private boolean callsToo;

    @Option(names = "--definitions", defaultValue = "statemachine", description = "Folder (${DEFAULT-VALUE}).")
    private Path definitions = Path.of("statemachine");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Picocli itself acts on it.
    private boolean help;

    /** Runs this command alone. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CrowdRun()).execute(arguments));
    }

    @Override
    public Integer call() {
        String rules = (ecs ? "controller: ecs\nexisting: {cluster: headgate-prod, service: SERVICE-prod}\n" : "")
                + "strategy: {canary: {percent: 10, interval: 5m}}\nbake: " + bake + "\nalarms: [SERVICE-prod-5xx]\n";
        Crowd crowd = new Crowd(
                new Crowd.Plan(services, badEvery, Duration.ofMinutes(within), rules, attempts, seed),
                new Definitions(definitions),
                new RateLimits(share, share));
        print(crowd, crowd.play());
        return 0;
    }

    private void print(Crowd crowd, List<Ended> ends) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d services by %s, all asked for within %d min, bake %s, %.2f of the limits, seed %d%n%n",
                services,
                ecs ? "ECS" : "CodeDeploy",
                within,
                bake,
                share,
                seed);
        out.println(new TreeMap<>(ends.stream()
                .collect(Collectors.groupingBy(
                        it -> (it.bad() ? "bad " : "good ") + it.outcome(), Collectors.counting()))));
        out.println("answered after (s) "
                + quartiles(ends.stream()
                        .filter(Ended::bad)
                        .flatMap(it -> it.answered().stream())
                        .map(Duration::toSeconds)
                        .sorted()
                        .toList()));
        out.println("lasted (s) "
                + quartiles(ends.stream()
                        .map(it -> it.lasted().toSeconds())
                        .sorted()
                        .toList()));
        ends.stream()
                .filter(it -> it.bad()
                        ? !it.outcome().equals("ROLLED_BACK")
                        : !it.outcome().equals("DEPLOYED"))
                .collect(Collectors.groupingBy(
                        it -> it.outcome() + " " + it.why().replaceAll("s\\d{4}|\\d+", "N"), Collectors.counting()))
                .forEach((why, count) -> out.println("  " + count + " x " + why));
        out.println("most at work at once " + crowd.mostAtWork() + ", state transitions " + crowd.transitions());
        out.println("| limit | at once | a second | busiest minute, a second | busiest second | calls | refused |");
        out.println("|---|---|---|---|---|---|---|");
        crowd.use()
                .values()
                .forEach(it -> out.printf(
                        Locale.ROOT,
                        "| %s | %.0f | %.0f | %.2f | %d | %d | %d |%n",
                        it.limit().name(),
                        it.limit().burst(),
                        it.limit().perSecond(),
                        it.busiestMinutePerSecond(),
                        it.busiestSecond(),
                        it.taken(),
                        it.refused()));
        if (callsToo) {
            new TreeMap<>(crowd.calls()).forEach((operation, count) -> out.println("  " + operation + " " + count));
        }
        out.flush();
    }

    private static String quartiles(List<Long> sorted) {
        return sorted.isEmpty()
                ? "none"
                : sorted.getFirst() + " " + sorted.get(sorted.size() / 4) + " " + sorted.get(sorted.size() / 2) + " "
                        + sorted.get(sorted.size() * 3 / 4) + " " + sorted.getLast();
    }
}
