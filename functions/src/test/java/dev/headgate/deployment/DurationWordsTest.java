package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationWordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, no time, 0 s",
        "PT119S, 1 min 59 s, 119 s",
        "PT2M, 2 min, 2 min",
        "PT42M5S, 42 min 5 s, 42 min",
        "PT1H59M59S, 1 h 59 min 59 s, 119 min",
        "PT2H, 2 h, 2 h 0 min",
        "PT25H30M, 25 h 30 min, 25 h 30 min"
    })
    void putsADurationIntoWords(Duration duration, String exact, String rounded) {
        assertThat(DurationWords.exact(duration)).isEqualTo(exact);
        assertThat(DurationWords.rounded(duration)).isEqualTo(rounded);
    }
}
