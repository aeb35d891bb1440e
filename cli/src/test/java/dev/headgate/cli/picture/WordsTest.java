package dev.headgate.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void countHoursOnAClockPastADay() {
        assertThat(Words.clock(Duration.ofSeconds(90_061))).isEqualTo("25:01:01");
    }

    @Test
    void showWhereATextWasCut() {
        assertThat(Words.cut("green", 5)).isEqualTo("green");
        assertThat(Words.cut("greener", 5)).isEqualTo("gree…");
    }

    @Test
    void wrapBetweenWordsOnly() {
        assertThat(Words.wrapped("blue serves unbelievably well", 11))
                .containsExactly("blue serves", "unbelievably", "well");
    }
}
