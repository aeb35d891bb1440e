package dev.headgate.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationWordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT-90S, no time",
        "PT0S, no time",
        "PT0.9S, no time",
        "PT59S, 59 s",
        "PT1M, 1 min",
        "PT42M5S, 42 min 5 s",
        "PT8H1S, 8 h 1 s",
        "PT1H59M59S, 1 h 59 min 59 s",
        "P2DT1M, 48 h 1 min"
    })
    void exactTellsEverySecond(Duration duration, String words) {
        assertThat(DurationWords.exact(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-90S, 0 s",
        "PT0S, 0 s",
        "PT0.9S, 0 s",
        "PT59S, 59 s",
        "PT1M, 1 min",
        "PT119S, 1 min 59 s",
        "PT59M59S, 59 min 59 s",
        "PT1H, 1 h",
        "PT1H59S, 1 h",
        "PT1H59M59S, 1 h 59 min",
        "P1DT1H30M, 25 h 30 min"
    })
    void roundedTellsTheTwoLargestUnits(Duration duration, String words) {
        assertThat(DurationWords.rounded(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-90S, 0 minutes",
        "PT0S, 0 minutes",
        "PT1S, 1 second",
        "PT1M, 1 minute",
        "PT90S, 1 minute 30 seconds",
        "PT59M59S, 59 minutes 59 seconds",
        "PT1H, 1 hour",
        "PT1H59S, 1 hour",
        "PT3H59M59S, 3 hours 59 minutes",
        "PT23H1M, 23 hours 1 minute",
        "P1D, 1 day",
        "P1DT59M, 1 day",
        "P2DT3H4M, 2 days 3 hours"
    })
    void inFullTellsTheTwoLargestUnitsInWholeWords(Duration duration, String words) {
        assertThat(DurationWords.inFull(duration)).isEqualTo(words);
    }
}
