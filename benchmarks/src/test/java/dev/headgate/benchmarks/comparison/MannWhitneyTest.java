package dev.headgate.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MannWhitneyTest {

    @Test
    void measuresHowFarTheRanksAreApart() {
        // U = 25 of 25, mean 12.5, variance 25 * 11 / 12; half a step for continuity.
        assertThat(MannWhitney.z(new double[] {6, 7, 8, 9, 10}, new double[] {1, 2, 3, 4, 5}))
                .isCloseTo(12 / Math.sqrt(25 * 11 / 12.0), within(1e-12));
    }

    @Test
    void changesSignWithTheOrderOfTheSamples() {
        double[] low = {1, 2, 2, 3};
        double[] high = {2, 3, 5, 5};

        assertThat(MannWhitney.z(low, high)).isNegative().isEqualTo(-MannWhitney.z(high, low));
    }

    @Test
    void correctsTheVarianceForTies() {
        // Ranks 1.5 1.5 | 3.5 3.5: U = 4 of 4, ties 2 * (8 - 2), variance 4/12 * (5 - 12/12).
        assertThat(MannWhitney.z(new double[] {2, 2}, new double[] {1, 1}))
                .isCloseTo(1.5 / Math.sqrt(4 / 12.0 * (5 - 12 / 12.0)), within(1e-12));
    }

    @Test
    void seesNoDifferenceBetweenEqualValues() {
        assertThat(MannWhitney.z(new double[] {0, 0, 0}, new double[] {0, 0, 0}))
                .isZero();
    }
}
