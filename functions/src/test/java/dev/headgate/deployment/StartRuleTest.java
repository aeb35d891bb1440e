package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.StartTimes.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartRuleTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private Known known = Known.NOTHING;

    @Test
    void aFewStartAtOnceAndTheOthersOneAfterAnother() {
        List<Duration> waits = take(12, NINE);

        assertThat(waits.subList(0, StartRule.AT_ONCE)).containsOnly(Duration.ZERO);
        assertThat(waits.subList(StartRule.AT_ONCE, 12))
                .containsExactly(
                        StartRule.APART,
                        StartRule.APART.multipliedBy(2),
                        StartRule.APART.multipliedBy(3),
                        StartRule.APART.multipliedBy(4));
    }

    @Test
    void whoeverComesLaterHasNotMissedItsTurn() {
        take(12, NINE);

        assertThat(take(1, NINE.plus(Duration.ofMinutes(10)))).containsExactly(Duration.ZERO);
    }

    /** ECS takes one new task definition in a second, and half of that is for others. */
    @Test
    void aThousandTakeLessThanHalfOfWhatEcsRegisters() {
        List<Duration> waits = take(1_000, NINE);

        for (int second = 0; second < waits.getLast().toSeconds(); second++) {
            Duration from = Duration.ofSeconds(second);
            long inTheMinute = waits.stream()
                    .filter(it -> it.compareTo(from) >= 0 && it.compareTo(from.plusMinutes(1)) < 0)
                    .count();
            assertThat(inTheMinute).isLessThanOrEqualTo(30);
        }
        assertThat(waits.getLast()).isLessThan(Duration.ofMinutes(135));
    }

    @Test
    void countsThoseThatMayBeAtWork() {
        take(100, NINE);

        assertThat(StartRule.crowd(known, NINE.plus(Duration.ofMinutes(30)))).isEqualTo(100);
        assertThat(StartRule.crowd(known, NINE.plus(Duration.ofHours(4)))).isZero();
        assertThat(StartRule.crowd(Known.NOTHING, NINE)).isZero();
    }

    @Test
    void forgetsWhatIsLongOver() {
        for (int hour = 0; hour < 100; hour++) {
            take(3, NINE.plus(Duration.ofHours(hour)));
        }

        assertThat(known.counted()).hasSizeLessThan(20);
    }

    private List<Duration> take(int starts, Instant now) {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            StartRule.Taken taken = StartRule.take(known, now);
            known = taken.known();
            waits.add(Duration.between(now, taken.at()));
        }
        return waits;
    }
}
