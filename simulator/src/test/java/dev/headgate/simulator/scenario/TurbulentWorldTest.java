package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.Turbulence;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.wire.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A turbulent world does what its turbulence says: else the laws would be held against calm ones. */
class TurbulentWorldTest {

    private static final String YAML = """
            headgate: 1
            region: us-east-1
            approvers: {alice: alice@example.com}
            environments:
              prod: {wave: 1}
            services:
              web:
                port: 8080
                environments:
                  prod: {strategy: allAtOnce, bake: 2m, judge: {onInconclusive: promote}}
            """;

    private static World world(Turbulence turbulence, long seed) {
        World world = new World(
                ConfigurationFile.parse(YAML, "turbulent.yaml", "111122223333"),
                new Definitions(Path.of("..", "statemachine")),
                "https://approve.example.com",
                seed,
                turbulence);
        new Stage(world, "web").pushImages();
        return world;
    }

    private static Turbulence interleaved(double slow, double brokenOff) {
        return new Turbulence(
                true, slow, Duration.ZERO, brokenOff, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    private static World played(Turbulence turbulence, boolean twice) {
        World world = world(turbulence, 1);
        if (twice) {
            world.invokeTwice();
        }
        world.start("deployment", "d1", "{\"service\":\"web\",\"environment\":\"prod\",\"imageTag\":\"v3\"}");
        world.loop().runFor(Duration.ofHours(1));
        world.close();
        return world;
    }

    @Test
    void callsOfOneStepTakeTime() {
        Set<Instant> calm = instants(played(Turbulence.NONE, false));
        World turbulent = played(interleaved(0, 0), false);

        assertThat(instants(turbulent)).hasSizeGreaterThan(2 * calm.size());
        assertThat(turbulent.records().find("d1").orElseThrow().closing()).isPresent();
    }

    /** A copy begins its calls before the other one has made all of its own. */
    @Test
    void copiesOfAStepInterleave() {
        List<String> order = new ArrayList<>();
        World world = world(interleaved(0.3, 0), 1);
        world.observeCalls(call -> order.add(System.identityHashCode(Thread.currentThread()) + ""));
        world.invokeTwice();
        world.start("deployment", "d1", "{\"service\":\"web\",\"environment\":\"prod\",\"imageTag\":\"v3\"}");
        world.loop().runFor(Duration.ofMinutes(5));
        world.close();

        long handOvers = 0;
        for (int i = 1; i < order.size(); i++) {
            handOvers += order.get(i).equals(order.get(i - 1)) ? 0 : 1;
        }
        assertThat(handOvers).isGreaterThan(new HashSet<>(order).size() * 2L);
    }

    @Test
    void theSameSeedMakesTheSameCalls() {
        Turbulence all = new Turbulence(
                true,
                0.05,
                Duration.ofSeconds(2),
                0.1,
                Duration.ofSeconds(5),
                0.3,
                Duration.ofSeconds(9),
                Duration.ofSeconds(3),
                Duration.ofMinutes(1));

        assertThat(calls(played(all, true))).isEqualTo(calls(played(all, true)));
    }

    private static List<Call> calls(World world) {
        return world.wire().calls();
    }

    private static Set<Instant> instants(World world) {
        Set<Instant> all = new HashSet<>();
        world.wire().calls().forEach(call -> all.add(call.at()));
        return all;
    }
}
