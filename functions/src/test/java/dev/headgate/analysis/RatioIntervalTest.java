package dev.headgate.analysis;

import static dev.headgate.analysis.Minutes.concurrent;
import static dev.headgate.analysis.Minutes.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatioIntervalTest {

    @Test
    void enclosesTheRatioAndNarrowsWithEvidence() {
        MinuteRow threeTimes = concurrent(500, 15, 500, 5);
        RatioInterval early = RatioInterval.over(times(4, threeTimes), 1);
        RatioInterval late = RatioInterval.over(times(40, threeTimes), 1);

        assertThat(late.estimate().orElseThrow()).isCloseTo(3, within(1e-9));
        assertThat(late.lower().orElseThrow()).isBetween(early.lower().orElseThrow(), 3.0);
        assertThat(late.upper().orElseThrow()).isBetween(3.0, early.upper().orElseThrow());
    }

    @Test
    void isWiderWhenErrorsComeInClusters() {
        List<MinuteRow> rows = times(20, concurrent(500, 15, 500, 5));

        assertThat(RatioInterval.over(rows, 4).lower().orElseThrow())
                .isLessThan(RatioInterval.over(rows, 1).lower().orElseThrow());
    }

    @Test
    void lowerBoundIsTheLargestMarginAtWhichTheHarmTestReachesTwenty() {
        List<MinuteRow> rows = times(20, concurrent(500, 15, 500, 5));
        double lower = RatioInterval.over(rows, 1).lower().orElseThrow();

        assertThat(mostEvidenceAt(rows, lower)).isGreaterThanOrEqualTo(Math.log(20));
        assertThat(mostEvidenceAt(rows, lower * 1.01)).isLessThan(Math.log(20));
    }

    @Test
    void contradictsItselfWhenTheRatioChangedOnTheWay() {
        List<MinuteRow> burst =
                Minutes.joined(List.of(concurrent(1000, 300, 9000, 20)), times(6, concurrent(1000, 2, 9000, 20)));

        assertThat(RatioInterval.over(burst, 1).contradicts()).isTrue();
        assertThat(RatioInterval.over(burst.subList(0, 1), 1).contradicts()).isFalse();
    }

    @Test
    void isOpenWhereNothingIsRuledOut() {
        RatioInterval nothing = RatioInterval.over(List.of(), 1);
        RatioInterval spotless = RatioInterval.over(times(30, concurrent(500, 0, 500, 5)), 1);
        RatioInterval spotlessBlue = RatioInterval.over(times(30, concurrent(500, 5, 500, 0)), 1);

        assertThat(nothing).isEqualTo(new RatioInterval(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(spotless.lower()).isEmpty();
        assertThat(spotless.upper()).isPresent();
        assertThat(spotlessBlue.estimate()).isEmpty();
        assertThat(spotlessBlue.lower()).isPresent();
        assertThat(spotlessBlue.upper()).isEmpty();
    }

    private static double mostEvidenceAt(List<MinuteRow> rows, double margin) {
        JudgeParameters defaults = JudgeParameters.DEFAULTS;
        JudgeParameters parameters = new JudgeParameters(
                defaults.alpha(), margin, margin, defaults.rho1(), defaults.beta(), defaults.pMax(), defaults.phi());
        return CanaryJudge.judge(rows, List.of(), parameters, true).minutes().stream()
                .mapToDouble(MinuteEvidence::lnE)
                .max()
                .orElseThrow();
    }
}
