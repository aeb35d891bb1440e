package dev.headgate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountedMinutesTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final TargetGroupMinute WHOLE = minute(600, 0, Optional.of(4.0));
    private static final TargetGroupMinute IN_PART = minute(600, 40, Optional.of(4.0));
    private static final TargetGroupMinute HOSTS_UNKNOWN = minute(600, 0, Optional.empty());

    @Test
    void aMinuteWhoseRequestsAreAllAccountedForCountsAtOnce() {
        assertThat(counted(List.of(WHOLE, WHOLE), List.of(WHOLE, WHOLE), Optional.empty()))
                .isEqualTo(2);
    }

    /** Else requests whose answers are not counted yet would be taken for requests that nobody answered. */
    @Test
    void aMinuteOfWhichSomethingIsMissingCountsWhenItHasSettled() {
        assertThat(counted(List.of(WHOLE, WHOLE), List.of(WHOLE, IN_PART), Optional.empty()))
                .isEqualTo(1);
        assertThat(counted(List.of(WHOLE, IN_PART), List.of(WHOLE, WHOLE), Optional.empty()))
                .isEqualTo(1);
        assertThat(counted(List.of(WHOLE, WHOLE), List.of(WHOLE, HOSTS_UNKNOWN), Optional.empty()))
                .isEqualTo(1);
        assertThat(settledAt(NINE.plus(Duration.ofMinutes(2)), List.of(WHOLE, IN_PART), List.of(IN_PART, IN_PART)))
                .isEqualTo(2);
    }

    @Test
    void noMinuteCountsBeforeTheOneThatIsOlder() {
        assertThat(settledAt(NINE, List.of(WHOLE, WHOLE), List.of(IN_PART, WHOLE)))
                .isZero();
    }

    @Test
    void aMinuteWithoutRequestsMayBeOneThatIsNotKnownYet() {
        TargetGroupMinute none = minute(0, 0, Optional.of(4.0));

        assertThat(counted(List.of(WHOLE, WHOLE), List.of(WHOLE, none), Optional.empty()))
                .isEqualTo(1);
        assertThat(counted(List.of(WHOLE, WHOLE), List.of(WHOLE, TargetGroupMinute.UNREPORTED), Optional.empty()))
                .isEqualTo(1);
    }

    @Test
    void onceGreenHasAllTrafficBlueNumbersDoNotMatter() {
        TargetGroupMinute none = TargetGroupMinute.UNREPORTED;

        assertThat(counted(List.of(WHOLE, none), List.of(WHOLE, WHOLE), Optional.of(NINE.plusSeconds(60))))
                .isEqualTo(2);
        assertThat(counted(List.of(WHOLE, none), List.of(WHOLE, WHOLE), Optional.of(NINE.plusSeconds(61))))
                .isEqualTo(1);
    }

    private static int counted(
            List<TargetGroupMinute> blue, List<TargetGroupMinute> green, Optional<Instant> allOnGreen) {
        return CountedMinutes.of(new ObservedMinutes(List.of(), NINE, blue, green), NINE.plusSeconds(60), allOnGreen)
                .size();
    }

    private static int settledAt(Instant settled, List<TargetGroupMinute> blue, List<TargetGroupMinute> green) {
        return CountedMinutes.of(new ObservedMinutes(List.of(), NINE, blue, green), settled, Optional.empty())
                .size();
    }

    private static TargetGroupMinute minute(double requests, double noResponse, Optional<Double> hosts) {
        return new TargetGroupMinute(true, requests, 1, noResponse, 0, 3, hosts);
    }
}
