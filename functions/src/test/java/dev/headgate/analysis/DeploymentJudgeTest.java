package dev.headgate.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DeploymentJudgeTest {

    private static final Instant FIRST = Instant.parse("2026-03-02T10:20:00Z");
    private static final DeploymentJudge JUDGE =
            new DeploymentJudge(List.of(Metric.values()), JudgeParameters.DEFAULTS, 10);

    @Test
    void comparesWithBlueBesideItWhileTrafficMovesAndWithItsHistoryAfterwards() {
        List<TargetGroupMinute> history = minutes(20, 1000, 1);
        ObservedMinutes seen =
                new ObservedMinutes(history, FIRST, minutes(4, 300, 3), joined(minutes(2, 100, 0), minutes(2, 600, 0)));

        List<MinuteRow> rows = JUDGE.judge(seen, Optional.of(at(2)), at -> OptionalInt.of(4), false)
                .metrics()
                .getFirst()
                .rows();

        assertThat(rows)
                .containsExactly(
                        Minutes.concurrent(100, 0, 300, 3),
                        Minutes.concurrent(100, 0, 300, 3),
                        Minutes.history(600, 0, 2000, 2),
                        Minutes.history(600, 0, 2000, 2));
    }

    /** As of a service that was scaled to nothing overnight: its requests were refused at once, and none was slow. */
    @Test
    void requestsThatNobodyAnsweredSayNothingOfHowFastAnswersWere() {
        TargetGroupMinute asleep = new TargetGroupMinute(true, 600, 0, 600, 600, 0, Optional.empty());
        TargetGroupMinute awake = new TargetGroupMinute(true, 600, 0, 100, 0, 5, Optional.empty());

        assertThat(asleep.asHistory(Metric.SLOW_RESPONSES)).isEqualTo(new HistoryMinute(0, 0));
        assertThat(awake.asHistory(Metric.SLOW_RESPONSES)).isEqualTo(new HistoryMinute(500, 5));
        assertThat(asleep.asHistory(Metric.NO_RESPONSE)).isEqualTo(new HistoryMinute(600, 600));
        assertThat(awake.asHistory(Metric.SERVER_ERRORS)).isEqualTo(new HistoryMinute(600, 0));
    }

    @Test
    void countsTheMinuteInWhichTheLastTrafficMovedAsShared() {
        ObservedMinutes seen = new ObservedMinutes(minutes(9, 1000, 1), FIRST, minutes(2, 50, 0), minutes(2, 550, 0));

        assertThat(rows(seen, Optional.of(FIRST.plusSeconds(20))))
                .extracting(MinuteRow::source)
                .containsExactly(BaselineSource.CONCURRENT, BaselineSource.HISTORY);
    }

    @Test
    void judgesMinutesBeyondThePlannedOnesByTheObjectiveAlone() {
        ObservedMinutes seen = new ObservedMinutes(minutes(60, 1000, 1), FIRST, minutes(12, 0, 0), minutes(12, 600, 0));

        assertThat(rows(seen, Optional.of(FIRST)))
                .extracting(MinuteRow::nB)
                .startsWith(6000.0)
                .endsWith(6000.0, 0.0, 0.0);
        assertThat(JUDGE.judge(seen, Optional.of(FIRST), at -> OptionalInt.of(4), true)
                        .reason())
                .isEqualTo(Reason.RELATIVE);
    }

    @Test
    void failsAGreenThatIsWorseAndSaysByHowMuchAndWhen() {
        JudgeReport report = JUDGE.judge(
                new ObservedMinutes(List.of(), FIRST, minutes(5, 540, 1), minutes(5, 60, 6)),
                Optional.empty(),
                at -> OptionalInt.of(4),
                false);

        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.evidence())
                .startsWith("green does harm: server errors: green 30 of 300 (10 %), blue 5 of 2700 (0.19 %),"
                        + " 54 times blue's rate (")
                .contains(" with 95 % confidence); chance alone would look this bad less than once in ")
                .endsWith(" times, in minute 2 (10:21 UTC)")
                .doesNotContain("odds");
    }

    @Test
    void namesTheMetricThatIsWorse() {
        List<TargetGroupMinute> slow =
                Collections.nCopies(5, new TargetGroupMinute(true, 60, 0, 0, 0, 20, Optional.of(4.0)));

        assertThat(JUDGE.judge(
                                new ObservedMinutes(List.of(), FIRST, minutes(5, 540, 1), slow),
                                Optional.empty(),
                                at -> OptionalInt.of(4),
                                false)
                        .evidence())
                .startsWith("green does harm: slow responses: green 100 of 300");
    }

    @Test
    void passesNothingWhoseLastMinutesAreUnknown() {
        List<TargetGroupMinute> goneDark =
                joined(minutes(5, 600, 0), Collections.nCopies(3, TargetGroupMinute.UNREPORTED));
        ObservedMinutes seen = new ObservedMinutes(List.of(), FIRST, minutes(8, 600, 0), goneDark);

        assertThat(JUDGE.judge(seen, Optional.empty(), at -> OptionalInt.of(4), true)
                        .reason())
                .isEqualTo(Reason.METRICS_MISSING);
        ObservedMinutes before = new ObservedMinutes(List.of(), FIRST, minutes(7, 600, 0), goneDark.subList(0, 7));
        assertThat(JUDGE.judge(before, Optional.empty(), at -> OptionalInt.of(4), true)
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void tellsAGreenWithoutRequestsFromOneWithoutMetrics() {
        ObservedMinutes idle = new ObservedMinutes(List.of(), FIRST, minutes(5, 0, 0), minutes(5, 0, 0));
        ObservedMinutes dark = new ObservedMinutes(
                List.of(), FIRST, minutes(5, 0, 0), Collections.nCopies(5, TargetGroupMinute.UNREPORTED));

        assertThat(JUDGE.judge(idle, Optional.empty(), at -> OptionalInt.of(4), true)
                        .reason())
                .isEqualTo(Reason.NO_GREEN_TRAFFIC);
        assertThat(JUDGE.judge(dark, Optional.empty(), at -> OptionalInt.of(4), true)
                        .reason())
                .isEqualTo(Reason.METRICS_MISSING);
    }

    @Test
    void failsAGreenThatLosesTargets() {
        List<TargetGroupMinute> losing = joined(hosts(2, 4), hosts(2, 3));

        JudgeReport report = JUDGE.judge(
                new ObservedMinutes(List.of(), FIRST, minutes(4, 600, 0), losing),
                Optional.empty(),
                at -> OptionalInt.of(4),
                false);

        assertThat(report.reason()).isEqualTo(Reason.UNHEALTHY);
        assertThat(report.evidence())
                .isEqualTo("green is unhealthy: only 3 of 4 targets were healthy, two minutes running, in minute 4"
                        + " (10:23 UTC)");
    }

    @Test
    void measuresEachMinuteByWhatWasWantedInIt() {
        List<TargetGroupMinute> scaled = joined(joined(hosts(2, 8), hosts(6, 4)), hosts(2, 8));
        ObservedMinutes seen = new ObservedMinutes(List.of(), FIRST, minutes(10, 600, 0), scaled);

        assertThat(JUDGE.judge(
                                seen,
                                Optional.empty(),
                                at -> OptionalInt.of(at.isBefore(at(2)) || !at.isBefore(at(8)) ? 8 : 4),
                                false)
                        .verdict())
                .isEqualTo(Verdict.KEEP_WATCHING);
        assertThat(JUDGE.judge(seen, Optional.empty(), at -> OptionalInt.of(8), false)
                        .reason())
                .isEqualTo(Reason.UNHEALTHY);
    }

    @Test
    void aMinuteOfWhichNobodyKnowsWhatWasWantedCountsNeitherWay() {
        List<TargetGroupMinute> losing = joined(hosts(2, 4), hosts(8, 1));
        ObservedMinutes seen = new ObservedMinutes(List.of(), FIRST, minutes(10, 600, 0), losing);

        assertThat(JUDGE.judge(
                                seen,
                                Optional.empty(),
                                at -> at.isBefore(at(3)) ? OptionalInt.of(4) : OptionalInt.empty(),
                                false)
                        .verdict())
                .isEqualTo(Verdict.KEEP_WATCHING);
    }

    @Test
    void aMinuteInWhichNoTaskWasWantedSaysNothingOfGreen() {
        List<TargetGroupMinute> refusing =
                Collections.nCopies(4, new TargetGroupMinute(true, 600, 0, 600, 600, 0, Optional.of(0.0)));
        ObservedMinutes night = new ObservedMinutes(List.of(), FIRST, minutes(4, 600, 0), refusing);

        assertThat(JUDGE.judge(night, Optional.empty(), at -> OptionalInt.of(0), false)
                        .verdict())
                .isEqualTo(Verdict.KEEP_WATCHING);
        assertThat(JUDGE.judge(night, Optional.empty(), at -> OptionalInt.of(4), false)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void failsAGreenThatRefusesConnections() {
        List<TargetGroupMinute> refusing = List.of(new TargetGroupMinute(true, 60, 0, 40, 40, 0, Optional.of(4.0)));

        assertThat(JUDGE.judge(
                                new ObservedMinutes(List.of(), FIRST, minutes(1, 540, 0), refusing),
                                Optional.empty(),
                                at -> OptionalInt.of(4),
                                false)
                        .evidence())
                .isEqualTo("green is unhealthy: no connection for 40 of 60 requests, in minute 1 (10:20 UTC)");
    }

    @Test
    void warnsOfABlueThatMissesTheObjectiveAndDoesNotBlameGreen() {
        JudgeReport report = JUDGE.judge(
                new ObservedMinutes(List.of(), FIRST, minutes(10, 500, 15), minutes(10, 500, 15)),
                Optional.empty(),
                at -> OptionalInt.of(4),
                true);

        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.warnings())
                .containsExactly("Blue itself misses the error objective: 3 % of its requests fail.");
    }

    @Test
    void wantsTheSameMinutesOfBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObservedMinutes(List.of(), FIRST, minutes(2, 1, 0), minutes(3, 1, 0)))
                .withMessageContaining("blue has 2 minutes and green 3");
    }

    private static List<MinuteRow> rows(ObservedMinutes seen, Optional<Instant> allOnGreen) {
        return JUDGE.judge(seen, allOnGreen, at -> OptionalInt.of(4), false)
                .metrics()
                .getFirst()
                .rows();
    }

    private static Instant at(int minute) {
        return FIRST.plusSeconds(60L * minute);
    }

    private static List<TargetGroupMinute> minutes(int count, double requests, double errors) {
        return Collections.nCopies(count, new TargetGroupMinute(true, requests, errors, 0, 0, 0, Optional.of(4.0)));
    }

    private static List<TargetGroupMinute> hosts(int count, double healthy) {
        return Collections.nCopies(count, new TargetGroupMinute(true, 60, 0, 0, 0, 0, Optional.of(healthy)));
    }

    private static List<TargetGroupMinute> joined(List<TargetGroupMinute> one, List<TargetGroupMinute> other) {
        List<TargetGroupMinute> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
