package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.simulator.installation.Turbulence;
import dev.headgate.simulator.law.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Simulates releases in which things go wrong, and holds every one of them to the same laws ({@link dev.headgate.simulator.law.Law}).
 *
 * <p>A run is one release of one service to one environment, from the pipeline's event to the end of everything that it set
 * in motion: the real handlers and state machines, on simulated services, in virtual time. Its seed draws a {@link Profile},
 * how turbulent its calls are, one to three {@link Mishap mishaps} and all times, so a run depends on its seed and on nothing else.
 *
 * <p>A run that breaks a law fails the test with its seed, what was drawn, and the way that each execution took. To see it
 * again, and nothing but it:
 *
 * <pre>{@code ./mvnw test -pl simulator -am -Dtest=FaultSimulationTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dheadgate.seed=4711}</pre>
 *
 * <p>{@code -Dheadgate.runs=20000} runs so many seeds instead of the first few hundred, from {@code -Dheadgate.seed} on or
 * from 0.
 */
class FaultSimulationTest {

    private static final Optional<Long> SEED = Optional.ofNullable(Long.getLong("headgate.seed"));
    /** The stories of so many broken runs are enough to read. */
    private static final int MOST_TOLD = 5;

    private static final int RUNS = Integer.getInteger("headgate.runs", SEED.isPresent() ? 1 : 300);

    @Test
    void keepsTheLawsUnderTurbulenceAndUpToThreeMishaps() {
        long first = SEED.orElse(0L);
        List<String> broken = LongStream.range(first, first + RUNS)
                .boxed()
                .flatMap(seed -> breaches(seed, Draw.of(seed)).stream())
                .limit(MOST_TOLD)
                .toList();

        assertThat(broken).isEmpty();
    }

    /** Where ECS moves the traffic itself, the same laws hold. */
    @Test
    void keepsTheLawsAlsoWhereEcsMovesTheTraffic() {
        long first = SEED.orElse(0L);
        List<String> broken = LongStream.range(first, first + (SEED.isPresent() ? RUNS : RUNS / 6))
                .boxed()
                .flatMap(seed -> breaches(seed, Draw.of(seed, true)).stream())
                .limit(MOST_TOLD)
                .toList();

        assertThat(broken).isEmpty();
    }

    /** Empty for a run that kept all laws. */
    private static Optional<String> breaches(long seed, Draw.Drawn drawn) {
        Simulation run = played(seed, drawn);
        return run.violations().isEmpty()
                ? Optional.empty()
                : Optional.of("seed " + seed + " drew " + drawn + "\n" + String.join("\n", run.violations()) + "\n"
                        + run.story() + "\n" + replayOf(seed));
    }

    /** Whichever of them is the first to begin: that is left to chance. */
    @Test
    void servesTheNewerOfTwoReleasesOfOneInstant() {
        for (long seed = 0; seed < 10; seed++) {
            Simulation run = played(
                    Profile.AT_ONCE,
                    seed,
                    List.of(new OperatorMishaps.NewerRelease(new Place("web", "prod"), Duration.ZERO)));

            assertThat(run.violations()).as("seed %d%n%s", seed, run.story()).isEmpty();
            Deployment newer = run.deployments().stream()
                    .reduce((one, other) -> one.isNewerThan(other) ? one : other)
                    .orElseThrow();
            assertThat(run.servingImages())
                    .as("seed %d%n%s", seed, run.story())
                    .containsExactly(newer.plan().release().image().reference());
        }
    }

    @Test
    void drawsTheSameRunFromTheSameSeed() {
        for (long seed = 0; seed < 5; seed++) {
            Draw.Drawn drawn = Draw.of(seed);

            assertThat(Draw.of(seed)).isEqualTo(drawn);
            assertThat(played(seed, drawn).story())
                    .isEqualTo(played(seed, drawn).story());
        }
    }

    private static Simulation played(Profile profile, long seed, List<Mishap> mishaps) {
        return played(seed, new Draw.Drawn(profile, Turbulence.NONE, mishaps));
    }

    private static Simulation played(long seed, Draw.Drawn drawn) {
        try {
            return Simulation.play(drawn.profile(), seed, drawn.turbulence(), drawn.mishaps());
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + " drew " + drawn + "\n" + replayOf(seed), e);
        }
    }

    private static String replayOf(long seed) {
        return "Replay it by: ./mvnw test -pl simulator -am -Dtest=FaultSimulationTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dheadgate.seed=" + seed;
    }
}
