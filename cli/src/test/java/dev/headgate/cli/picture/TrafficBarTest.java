package dev.headgate.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.terminal.Ink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficBarTest {

    @ParameterizedTest
    @CsvSource({"0, ▕░░░░░░░░░░▏", "1, ▕█░░░░░░░░░▏", "40, ▕████░░░░░░▏", "99, ▕█████████░▏", "100, ▕██████████▏"})
    void neverShowsSomeAsNoneOrMostAsAll(int greenPercent, String bar) {
        assertThat(TrafficBar.of(greenPercent, 10, Ink.NONE)).isEqualTo(bar);
    }
}
