package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({"0.9, 1", "1, 2", "1.9, 2", "2, 5", "4.9, 5", "5, 10", "9.9, 10", "0.0003, 0.0005", "700, 1000"})
    void endsAtTheNextRoundNumberAbove(double number, double above) {
        assertThat(Scale.above(number)).isEqualTo(above);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.0005, 0.05 %", "0.1, 10 %", "1, 100 %", "0.30000000000000004, 30 %"})
    void saysASharePlainly(double share, String words) {
        assertThat(Scale.percent(share)).isEqualTo(words);
    }
}
