package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedPausesTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    /** Every minute's numbers are seen within seconds after they have settled, whenever the look before was. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4, 5, 6, 30, 59})
    void looksAtEachMinuteJustAfterItHasSettled(long second) {
        Instant now = NINE.plusSeconds(second);

        Instant next = now.plus(AnnouncedPauses.shifting(WatchRule.LOOK_EVERY, now));

        assertThat(Judging.settled(next)).isEqualTo(Judging.settled(now).plus(Duration.ofMinutes(1)));
        assertThat(next).isEqualTo(NINE.plusSeconds(65));
    }

    /** A wait may end a moment early or late: it is one look all the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 250, 999})
    void takesTheTimeOfALookForGranted(long millis) {
        Instant now = NINE.plusSeconds(5).plusMillis(millis);

        Duration pause = AnnouncedPauses.shifting(WatchRule.LOOK_EVERY, now);

        assertThat(pause).isEqualTo(Duration.ofSeconds(60));
        assertThat(pause.toMillis() % 1000).isZero();
    }

    @ParameterizedTest
    @CsvSource({"3600, 60", "90, 90", "91, 60", "70, 70", "7, 7"})
    void theEndOfABakeIsLookedAtAndNotAMomentBeforeIt(long left, long expected) {
        assertThat(AnnouncedPauses.baking(rules(10), Optional.empty(), Duration.ofSeconds(left), NINE.plusSeconds(5)))
                .isEqualTo(Duration.ofSeconds(expected));
    }

    @Test
    void aBakeThatEndsInTheMiddleOfASecondIsOverWhenItIsLookedAt() {
        assertThat(AnnouncedPauses.baking(rules(10), Optional.empty(), Duration.ofMillis(6_200), NINE))
                .isEqualTo(Duration.ofSeconds(7));
    }

    /** So that an event that is lost costs no more than the time that green has. */
    @ParameterizedTest
    @CsvSource({"1800, 300", "300, 300", "120, 120", "5, 30", "-9, 30"})
    void greenIsLookedAtBeforeItsTimeIsUp(long left, long expected) {
        assertThat(AnnouncedPauses.comingUp(Duration.ofSeconds(left))).isEqualTo(Duration.ofSeconds(expected));
    }

    /** A wait that can be ended has more events than one that can not. */
    @ParameterizedTest
    @ValueSource(longs = {1, 60, 600, 2_000, 2_760})
    void neverTakesMoreOfTheHistoryThanLooksByTheClock(long bakeMinutes) {
        ReleaseRules rules = rules(bakeMinutes);
        Duration byTheClock = HistoryBudget.bakePause(rules);

        Duration announced = AnnouncedPauses.baking(rules, Optional.empty(), Duration.ofDays(9), NINE);

        assertThat(announced.minusSeconds(5).toMillis() * HistoryBudget.EVENTS_OF_A_LOOK)
                .isGreaterThanOrEqualTo(byTheClock.toMillis() * HistoryBudget.EVENTS_OF_AN_ANNOUNCED_LOOK);
    }

    private static ReleaseRules rules(long bakeMinutes) {
        return new ReleaseRules(
                        new Strategy.AllAtOnce(),
                        Duration.ofMinutes(bakeMinutes),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Duration.ofHours(1))
                .withJudge(Optional.of(JudgeRules.DEFAULTS));
    }
}
