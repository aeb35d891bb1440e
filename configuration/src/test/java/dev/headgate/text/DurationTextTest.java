package dev.headgate.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"90s, PT1M30S", "5m, PT5M", "1h30m, PT1H30M", "2h, PT2H", "1h0m5s, PT1H5S", "0s, PT0S"})
    void readsHoursMinutesAndSeconds(String text, Duration duration) {
        assertThat(DurationText.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5 m", "5M", "30m1h", "-5m", "1.5h", "PT5M", "1d", "9999999h"})
    void refusesEverythingElse(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT1M30S, 1m30s", "PT48H, 48h", "PT1H5S, 1h5s", "PT0S, 0s", "PT-90S, 0s"})
    void writesThemInTheSameForm(Duration duration, String text) {
        assertThat(DurationText.of(duration)).isEqualTo(text);
    }
}
