package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.testing.SampleDeployments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinutePausesTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    /** Numbers that come with a minute's end are acted on within that minute, whenever the look before was. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4, 5, 6, 30, 59})
    void looksOnceInEachMinuteInItsFirstHalf(long second) {
        Instant now = NINE.plusSeconds(second);

        Instant next = now.plus(MinutePauses.next(deployment(10), WatchRule.LOOK_EVERY, true, now));
        Instant after = next.plus(MinutePauses.next(deployment(10), WatchRule.LOOK_EVERY, true, next));

        assertThat(next).isBetween(NINE.plusSeconds(65), NINE.plusSeconds(90));
        assertThat(after).isEqualTo(next.plusSeconds(60));
    }

    @Test
    void ofManyDeploymentsEachLooksAtASecondOfItsOwn() {
        long seconds = IntStream.range(0, 100)
                .mapToObj(number -> SampleDeployments.requestedAt(0, "web-prod-" + number))
                .map(deployment -> MinutePauses.next(deployment, WatchRule.LOOK_EVERY, false, NINE))
                .distinct()
                .count();

        assertThat(seconds).isGreaterThan(15);
    }

    /** A wait may end a moment early or late: it is one look all the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 250, 999})
    void takesTheTimeOfALookForGranted(long millis) {
        Instant look = NINE.plus(MinutePauses.next(deployment(10), WatchRule.LOOK_EVERY, true, NINE));

        assertThat(MinutePauses.next(deployment(10), WatchRule.LOOK_EVERY, true, look.plusMillis(millis)))
                .isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"3600, 60", "91, 60", "70, 70", "7, 7"})
    void theEndOfABakeIsLookedAtAndNotAMomentBeforeIt(long left, long expected) {
        Instant look = NINE.plus(MinutePauses.next(deployment(10), WatchRule.LOOK_EVERY, true, NINE));

        assertThat(baking(10, Duration.ofSeconds(left), look)).isEqualTo(Duration.ofSeconds(expected));
    }

    @Test
    void aBakeThatEndsInTheMiddleOfASecondIsOverWhenItIsLookedAt() {
        assertThat(baking(10, Duration.ofMillis(6_200), NINE)).isEqualTo(Duration.ofSeconds(7));
    }

    /** A wait that can be ended has more events than one that can not. */
    @ParameterizedTest
    @ValueSource(longs = {1, 60, 600, 2_000, 2_760})
    void neverTakesMoreOfTheHistoryThanLooksByTheClock(long bakeMinutes) {
        Duration byTheClock = HistoryBudget.bakePause(rules(bakeMinutes));

        Duration announced = baking(bakeMinutes, Duration.ofDays(9), NINE);

        assertThat(announced.minusSeconds(5).toMillis() * HistoryBudget.EVENTS_OF_A_LOOK)
                .isGreaterThanOrEqualTo(byTheClock.toMillis() * HistoryBudget.EVENTS_OF_AN_ANNOUNCED_LOOK);
    }

    private static Duration baking(long bakeMinutes, Duration left, Instant now) {
        return MinutePauses.until(
                deployment(bakeMinutes), left, HistoryBudget.bakePause(rules(bakeMinutes)), true, now);
    }

    private static Deployment deployment(long bakeMinutes) {
        return SampleDeployments.requestedAt(0, "web-prod-" + bakeMinutes);
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
