package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncedPausesTest {

    /** So that an event that is lost costs no more than the time that green has. */
    @ParameterizedTest
    @CsvSource({"1800, 300", "300, 300", "120, 120", "5, 30", "-9, 30"})
    void greenIsLookedAtBeforeItsTimeIsUp(long left, long expected) {
        assertThat(AnnouncedPauses.comingUp(Duration.ofSeconds(left))).isEqualTo(Duration.ofSeconds(expected));
    }
}
