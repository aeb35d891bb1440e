package dev.headgate.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest {

    private static final int NOTICED = 60;
    private static final double NEVER_RED = 1;

    /** After 25 %, ECS stops at each 5 % more: fourteen times for a quarter of a minute. */
    private static final int PASSAGES = 3;

    /** A minute, what its numbers need to be known, and a minute until blue serves. */
    @ParameterizedTest
    @CsvSource({
        "EVIDENCE, 4",
        "CAREFUL_EVIDENCE, 4",
        "CANARY_JUDGE, 4",
        "CANARY_ALARM, 3",
        "LINEAR_ALARM, 3",
        "RANKS, 33",
        "FAILURE_LIMIT, 7"
    })
    void hasBlueBackAfterAnOutageAsSoonAsItsNumbersAreKnown(Way way, int minutes) {
        assertThat(play(way, 500, Green.OUTAGE, 1).blueAgain()).hasValue(minutes);
    }

    @ParameterizedTest
    @CsvSource({"CANARY_JUDGE, 5", "CANARY_TUNED, 5", "LINEAR_ALARM, 9", "RANKS, 33", "FAILURE_LIMIT, 15"})
    void keepsItsClock(Way way, int minutes) {
        assertThat(play(way, 5000, Green.AS_GOOD, 2).allOnGreen()).hasValue(minutes);
    }

    @Test
    void leavesEachStepByEvidenceOnceAWholeMinuteHasRuledHarmOut() {
        assertThat(play(Way.EVIDENCE, 100_000, Green.AS_GOOD, 1).allOnGreen()).hasValue(4);
        assertThat(play(Way.CAREFUL_EVIDENCE, 100_000, Green.AS_GOOD, 1).allOnGreen())
                .hasValue(2 * 4 + PASSAGES);
    }

    @Test
    void leavesEachStepAtMostSoLateWhereNothingCanBeTold() {
        assertThat(play(Way.EVIDENCE, 1, Green.AS_GOOD, 1).allOnGreen()).hasValue(5 + 1);
        assertThat(play(Way.CAREFUL_EVIDENCE, 1, Green.AS_GOOD, 1).allOnGreen()).hasValue(2 * (5 + 1) + PASSAGES);
    }

    @Test
    void holdsASuspectGreenBelowAllTraffic() {
        long early = IntStream.range(0, 200)
                .mapToObj(seed -> play(Way.CAREFUL_EVIDENCE, 5000, Green.FIVE_TIMES, seed))
                .filter(end -> end.allOnGreen().isPresent())
                .count();
        long byTheClock = IntStream.range(0, 200)
                .mapToObj(seed -> play(Way.CANARY_JUDGE, 5000, Green.FIVE_TIMES, seed))
                .filter(end -> end.allOnGreen().isPresent())
                .count();

        assertThat(early).isLessThan(byTheClock / 2);
    }

    @Test
    void countsWhatABadGreenHurtsUntilPeopleNotice() {
        Pace nobody = new ByClock(List.of(new ByClock.Step(10, 5)), Watch.alarm(NEVER_RED));
        Release.End end = Release.play(nobody, production(500, Green.TEN_TIMES), new SplittableRandom(1), NOTICED);

        assertThat(end.blueAgain()).isEmpty();
        // Of 500 requests a minute, 0.9 % more than blue's: a tenth of them for five minutes, then all.
        assertThat(end.hurt()).isCloseTo(500 * 0.009 * (0.1 * 5 + 55), within(60.0));
    }

    @Test
    void hurtsNobodyByAGreenThatIsAsGoodAsBlue() {
        double hurt = IntStream.range(0, 500)
                .mapToDouble(
                        seed -> play(Way.EVIDENCE, 500, Green.AS_GOOD, seed).hurt())
                .average()
                .orElseThrow();

        assertThat(hurt).isCloseTo(0, within(0.3));
    }

    @Test
    void tunesAnAlarmThatRollsHardlyAnyGoodReleaseBack() {
        double threshold =
                TunedAlarm.threshold(Way.CANARY, production(5000, Green.AS_GOOD), 1000, new SplittableRandom(1));
        long rolledBack = IntStream.range(0, 1000)
                .mapToObj(seed -> Release.play(
                        Way.CANARY_TUNED.pace(threshold),
                        production(5000, Green.AS_GOOD),
                        new SplittableRandom(seed),
                        NOTICED))
                .filter(end -> end.blueAgain().isPresent())
                .count();

        assertThat(rolledBack).isBetween(1L, 25L);
    }

    private static Release.End play(Way way, int requests, Green green, long seed) {
        return Release.play(way.pace(NEVER_RED), production(requests, green), new SplittableRandom(seed), NOTICED);
    }

    private static Production production(int requests, Green green) {
        double errorRate = 0.001;
        return new Production(errorRate, requests, green.ratio(errorRate), Judge.HISTORY);
    }
}
