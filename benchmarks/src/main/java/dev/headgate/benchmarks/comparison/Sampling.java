package dev.headgate.benchmarks.comparison;

import java.util.SplittableRandom;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much is drawn, and which draws. */
final class Sampling {

    @Spec(Spec.Target.MIXEE)
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

    int runs() {
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs must be at least 1, not " + runs);
        }
        return runs;
    }

    long seed() {
        return seed;
    }

    /** The draws of one kind of traffic and one kind of green. */
    SplittableRandom draws(int traffic, int green) {
        return new SplittableRandom(seed * 1_000_000 + traffic * 1_000L + green);
    }
}
