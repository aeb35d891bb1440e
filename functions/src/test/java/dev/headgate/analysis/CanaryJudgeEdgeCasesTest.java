package dev.headgate.analysis;

import static dev.headgate.analysis.Minutes.atDeadline;
import static dev.headgate.analysis.Minutes.beforeDeadline;
import static dev.headgate.analysis.Minutes.concurrent;
import static dev.headgate.analysis.Minutes.joined;
import static dev.headgate.analysis.Minutes.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryJudgeEdgeCasesTest {

    private static final MinuteEvidence NONE = new MinuteEvidence(0, 0, 0, 0);

    @Test
    void noRowsAreNoSuccess() {
        assertThat(atDeadline(List.of()).reason()).isEqualTo(Reason.NO_GREEN_TRAFFIC);
        assertThat(atDeadline(List.of()).minutes()).isEmpty();
        assertThat(beforeDeadline(List.of()).verdict()).isEqualTo(Verdict.KEEP_WATCHING);
    }

    @Test
    void noGreenTrafficIsNoSuccess() {
        Judgement judgement = atDeadline(times(30, concurrent(0, 0, 1000, 10)));

        assertThat(judgement.reason()).isEqualTo(Reason.NO_GREEN_TRAFFIC);
        assertThat(judgement.minutes()).hasSize(30).containsOnly(NONE);
    }

    @Test
    void noBlueTrafficAndNoHistoryIsNoBaseline() {
        Judgement judgement = atDeadline(times(30, concurrent(1000, 10, 0, 0)));

        assertThat(judgement.reason()).isEqualTo(Reason.NO_BASELINE);
        assertThat(judgement.minutes()).allMatch(minute -> minute.lnE() == 0 && minute.lnERelative() == 0);
    }

    @Test
    void blueTrafficInOtherMinutesThanGreensIsNoBaseline() {
        List<MinuteRow> rows = joined(times(5, concurrent(0, 0, 1000, 1)), times(5, concurrent(1000, 10, 0, 0)));

        assertThat(atDeadline(rows).reason()).isEqualTo(Reason.NO_BASELINE);
    }

    @Test
    void noBlueTrafficIsJudgedAgainstHistory() {
        List<HistoryMinute> history = Collections.nCopies(60, new HistoryMinute(1000, 10));
        BaselinePairing pairing = new BaselinePairing(history, 10);
        List<MinuteRow> bad = List.of(pairing.row(0, 1000, 60), pairing.row(1, 1000, 60));

        assertThat(CanaryJudge.judge(bad, history, JudgeParameters.DEFAULTS, false)
                        .reason())
                .isEqualTo(Reason.HARM);
    }

    @Test
    void greenMinutesThatAShortHistoryDoesNotReachAddNothing() {
        BaselinePairing pairing = new BaselinePairing(List.of(new HistoryMinute(1000, 10)), 3);
        List<MinuteRow> rows = List.of(pairing.row(0, 1000, 15), pairing.row(1, 1000, 15), pairing.row(2, 1000, 15));
        Judgement judgement = atDeadline(rows);

        assertThat(judgement.minutes().get(0).lnE()).isNotZero();
        assertThat(judgement.minutes().get(2).lnE())
                .isEqualTo(judgement.minutes().get(0).lnE());
        assertThat(judgement.reason()).isEqualTo(Reason.NOT_ENOUGH_EVIDENCE);
    }

    @Test
    void noErrorsAtAllSayNothingAboutTheRatio() {
        Judgement judgement = atDeadline(times(5, concurrent(5, 0, 45, 0)));

        assertThat(judgement.minutes()).allMatch(minute -> minute.lnE() == 0 && minute.lnERelative() == 0);
        assertThat(judgement.minutes().getLast().lnEAbsolute()).isPositive();
        assertThat(judgement.reason()).isEqualTo(Reason.NOT_ENOUGH_EVIDENCE);
    }

    @Test
    void doesNotBlameGreenWhenAllRequestsFailInBothGroups() {
        Judgement judgement = atDeadline(times(10, concurrent(500, 500, 500, 500)));

        assertThat(judgement.reason()).isEqualTo(Reason.RELATIVE);
        assertThat(judgement.flags()).containsExactly(Flag.BASELINE_DEGRADED);
    }

    @Test
    void countsNoMoreErrorsThanRequestsAndSaysSo() {
        Judgement judgement = atDeadline(List.of(concurrent(50, 60, 450, 500)));

        assertThat(judgement.flags()).contains(Flag.METRICS_INCONSISTENT);
        assertThat(judgement.green()).isEqualTo(new ErrorRate(50, 50));
        assertThat(judgement.minutes())
                .isEqualTo(atDeadline(List.of(concurrent(50, 50, 450, 450))).minutes());
    }

    @Test
    void flagsInconsistentHistoryToo() {
        Judgement judgement =
                CanaryJudge.judge(List.of(), List.of(new HistoryMinute(1, 2)), JudgeParameters.DEFAULTS, true);

        assertThat(judgement.flags()).containsExactly(Flag.METRICS_INCONSISTENT);
    }

    @Test
    void errorsWithoutRequestsMeanThatMetricsAreMissing() {
        List<MinuteRow> rows = List.of(concurrent(5, 0, 45, 1), concurrent(0, 7, 45, 1));

        assertThat(atDeadline(rows).reason()).isEqualTo(Reason.METRICS_MISSING);
    }

    @Test
    void staysFiniteAtFiveMillionRequestsInEveryMinute() {
        MinuteRow huge = concurrent(5_000_000, 5_000_000, 5_000_000, 1);
        Judgement judgement = beforeDeadline(times(60, huge));

        assertThat(judgement.failMinute()).hasValue(1);
        assertThat(judgement.minutes())
                .allMatch(minute -> Double.isFinite(minute.lnE())
                        && Double.isFinite(minute.lnERelative())
                        && Double.isFinite(minute.lnEAbsolute())
                        && Double.isFinite(minute.lnELeaveOneOut()));
    }

    @Test
    void saysThatBlueItselfIsBeyondTheObjective() {
        assertThat(atDeadline(times(5, concurrent(100, 2, 100, 2))).flags()).containsExactly(Flag.BASELINE_DEGRADED);
        assertThat(atDeadline(times(5, concurrent(100, 1, 100, 1))).flags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
    void refusesACountThatCanNotBeAndNamesItsRow(double count) {
        List<MinuteRow> rows = List.of(concurrent(1, 0, 1, 0), concurrent(1, 0, count, 0));

        assertThatExceptionOfType(InvalidMinuteException.class)
                .isThrownBy(() -> atDeadline(rows))
                .withMessageStartingWith("row 2, field nB: must be the minute's observed count, a number from 0 to")
                .withMessageEndingWith("not " + count)
                .matches(fault -> fault.row() == 2 && fault.field().equals("nB"));
    }

    @Test
    void namesEachFieldThatItRefuses() {
        assertThatExceptionOfType(InvalidMinuteException.class)
                .isThrownBy(() -> atDeadline(List.of(concurrent(Double.NaN, 0, 1, 0))))
                .withMessageContaining("row 1, field nG");
        assertThatExceptionOfType(InvalidMinuteException.class)
                .isThrownBy(() -> atDeadline(List.of(concurrent(1, Double.NaN, 1, 0))))
                .withMessageContaining("row 1, field xG");
        assertThatExceptionOfType(InvalidMinuteException.class)
                .isThrownBy(() -> atDeadline(List.of(concurrent(1, 0, 1, Double.NaN))))
                .withMessageContaining("row 1, field xB");
    }

    @Test
    void refusesHistoryThatCanNotBeEvenIfTheDispersionIsGiven() {
        List<HistoryMinute> history = List.of(new HistoryMinute(10, 1), new HistoryMinute(10, -1));

        assertThatExceptionOfType(InvalidMinuteException.class)
                .isThrownBy(() -> CanaryJudge.judge(List.of(), history, JudgeParameters.DEFAULTS.withPhi(2), true))
                .withMessageContaining("history minute 2, field x");
    }
}
