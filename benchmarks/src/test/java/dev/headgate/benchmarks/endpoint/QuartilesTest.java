package dev.headgate.benchmarks.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuartilesTest {

    @Test
    void areTheMiddleHalfWhateverTheOrder() {
        assertThat(Quartiles.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0))).isEqualTo(new Quartiles(2, 3, 4));
        assertThat(Quartiles.of(List.of(7.0))).isEqualTo(new Quartiles(7, 7, 7));
    }

    @Test
    void lieBetweenTwoValuesWhereNoneIsInTheMiddle() {
        assertThat(Quartiles.of(List.of(1.0, 2.0, 3.0, 4.0))).isEqualTo(new Quartiles(1.75, 2.5, 3.25));
    }

    @Test
    void areWrittenAroundTheMedian() {
        assertThat(new Quartiles(1.75, 2.5, 3.25).with("%.1f")).isEqualTo("2.5 (1.8 to 3.3)");
    }
}
