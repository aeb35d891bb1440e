package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min", "303, 5 min 3 s", "28800, 8 h", "29640, 8 h 14 min"})
    void sayATimeInItsTwoLargestUnits(long seconds, String words) {
        assertThat(Words.duration(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

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
