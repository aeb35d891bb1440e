package dev.headgate.benchmarks.throughput;

import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenarios;
import java.nio.file.Path;
import java.util.List;

/** Plays whole releases in which everything goes well: the demo's first scenario, in full. */
final class Player {

    private final Scenario scenario = Scenarios.named("happy").orElseThrow();
    private final Definitions definitions;

    Player(Path root) {
        definitions = Definitions.compiledOnce(root.resolve("statemachine"));
    }

    /** Plays one release of each seed, and says how many deployments these were. */
    int play(Shop shop, long firstSeed, int releases) {
        for (long seed = firstSeed; seed < firstSeed + releases; seed++) {
            play(shop, seed);
        }
        return releases * shop.environments();
    }

    private void play(Shop shop, long seed) {
        Run run = new Run(
                scenario, shop.configuration(), definitions, "https://approve.example.com", scenario.manner(), seed);
        try (var world = run.world()) {
            run.begin();
            world.loop().runUntil(run::isDone);
            requireDeployed(run);
        }
    }

    /** A release that ends early would be a fast one. */
    private static void requireDeployed(Run run) {
        run.service().environments().forEach(environment -> {
            List<String> states = run.journal()
                    .track(run.service().name(), environment.name())
                    .states();
            if (!states.contains("Deployed")) {
                throw new IllegalStateException(
                        "seed " + run.seed() + " is not deployed in " + environment.name() + ", only " + states);
            }
        });
    }
}
