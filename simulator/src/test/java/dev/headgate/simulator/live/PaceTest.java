package dev.headgate.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    @ParameterizedTest
    @ValueSource(strings = {"instant", "1x", "60x", "0.5x", "100000x"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Pace.of(text).map(Pace::toString)).isEqualTo(Optional.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "60", "-1x", "0x", "0.01x", "100001x", "1e3x", "60 x", "Instant", "9999999x"})
    void isNothingElse(String text) {
        assertThat(Pace.of(text)).isEmpty();
    }

    @Test
    void isMadeForPeopleAtAMinuteASecond() {
        assertThat(Pace.FOR_PEOPLE).isEqualTo(new Pace.Times(60));
    }
}
