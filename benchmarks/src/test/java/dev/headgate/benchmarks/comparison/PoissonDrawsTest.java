package dev.headgate.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonDrawsTest {

    private static final int DRAWS = 100_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.7, 1, 4.5, 50, 4995})
    void hasItsMeanForMeanAndVariance(double mean) {
        PoissonDraws draws = new PoissonDraws(mean);
        SplittableRandom random = new SplittableRandom(1);
        int[] counts = IntStream.range(0, DRAWS).map(i -> draws.next(random)).toArray();
        double average = IntStream.of(counts).average().orElseThrow();
        double variance = IntStream.of(counts)
                .mapToDouble(count -> (count - average) * (count - average))
                .average()
                .orElseThrow();

        assertThat(average).isCloseTo(mean, within(4 * Math.sqrt(mean / DRAWS)));
        assertThat(variance).isCloseTo(mean, within(4 * Math.sqrt((mean + 2 * mean * mean) / DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 3})
    void drawsZeroAsOftenAsItShould(double mean) {
        PoissonDraws draws = new PoissonDraws(mean);
        SplittableRandom random = new SplittableRandom(2);
        long zeros =
                IntStream.range(0, DRAWS).filter(i -> draws.next(random) == 0).count();

        assertThat((double) zeros / DRAWS).isCloseTo(Math.exp(-mean), within(0.006));
    }
}
