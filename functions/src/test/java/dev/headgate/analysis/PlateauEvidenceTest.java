package dev.headgate.analysis;

import static dev.headgate.analysis.PlateauEvidence.Finding.NO_HARM;
import static dev.headgate.analysis.PlateauEvidence.Finding.OPEN;
import static dev.headgate.analysis.PlateauEvidence.Finding.SUSPECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateauEvidenceTest {

    private static final Instant FIRST = Instant.parse("2026-03-02T10:20:00Z");
    private static final TargetGroupMinute BLUE = minute(4500, 45);
    private static final TargetGroupMinute GOOD = minute(500, 5);
    private static final TargetGroupMinute THRICE = minute(500, 15);

    @Test
    void rulesHarmOutAsSoonAsThisWeightsMinutesDo() {
        assertThat(at(0, times(1, GOOD)).finding()).isEqualTo(OPEN);
        assertThat(at(0, times(3, GOOD)).finding()).isEqualTo(NO_HARM);
        assertThat(at(0, times(3, GOOD)).evidence())
                .startsWith("green is not twice as bad as blue at this weight: server errors: green 15 of 1500 (1 %)");
    }

    @Test
    void rulesHarmOutByTheObjectiveWhereThereAreNoErrorsToCompare() {
        PlateauEvidence quiet = of(times(5, minute(1000, 0)), times(5, minute(200, 0)), FIRST);

        assertThat(quiet.finding()).isEqualTo(NO_HARM);
        assertThat(quiet.evidence()).startsWith("green meets the error objective at this weight: ");
    }

    @Test
    void doesNotTakeWhatASmallerWeightShowedForThisOne() {
        assertThat(at(5, times(5, GOOD)).finding()).isEqualTo(OPEN);
        assertThat(at(5, times(5, GOOD)).evidence()).isEqualTo("no whole minute at this weight is known yet");
        assertThat(at(5, times(6, GOOD)).finding()).isEqualTo(OPEN);
        assertThat(at(5, times(6, GOOD)).evidence()).startsWith("there is too little at this weight to tell: ");
        assertThat(at(5, times(8, GOOD)).finding()).isEqualTo(NO_HARM);
    }

    @ParameterizedTest
    @CsvSource({"119.999, 5", "120, 5", "120.001, 6", "179.999, 6", "180, 6"})
    void leavesOutTheMinuteInWhichTheWeightChanged(double seconds, int enough) {
        Instant since = FIRST.plusMillis(Math.round(1000 * seconds));

        assertThat(of(times(enough - 1, BLUE), times(enough - 1, GOOD), since).finding())
                .isEqualTo(OPEN);
        assertThat(of(times(enough, BLUE), times(enough, GOOD), since).finding())
                .isEqualTo(NO_HARM);
    }

    @Test
    void knowsNothingBeforeTheFirstMinuteHasSettled() {
        assertThat(of(List.of(), List.of(), FIRST).finding()).isEqualTo(OPEN);
        assertThat(of(List.of(), List.of(), FIRST.plusSeconds(30)).evidence())
                .isEqualTo("no whole minute at this weight is known yet");
    }

    @Test
    void takesAllMinutesWhereTheWeightIsOlderThanTheFirst() {
        assertThat(of(times(3, BLUE), times(3, GOOD), FIRST.minus(Duration.ofDays(400)))
                        .finding())
                .isEqualTo(NO_HARM);
    }

    @Test
    void holdsWhatIsSuspectAtThisWeightThoughAllMinutesAreNot() {
        List<TargetGroupMinute> green = joined(times(20, minute(500, 3)), times(2, THRICE));

        assertThat(judge(times(22, BLUE), green).judgement().byMetric().values())
                .allSatisfy(it -> assertThat(it.minutes().getLast().lnE()).isLessThan(0));
        assertThat(at(20, green).finding()).isEqualTo(SUSPECT);
        assertThat(at(20, green).evidence())
                .startsWith("green may do harm: server errors: green 30 of 1000 (3 %)")
                .contains("; chance alone would look this bad less than once in ");
    }

    @Test
    void holdsWhatIsSuspectSinceTheFirstMinuteThoughThisWeightIsClean() {
        List<TargetGroupMinute> green = joined(times(1, minute(500, 30)), times(3, GOOD));

        assertThat(of(times(4, BLUE), green, FIRST.plusSeconds(60)).finding()).isEqualTo(SUSPECT);
        assertThat(of(times(4, BLUE), green, FIRST.plusSeconds(60)).evidence())
                .startsWith("green may do harm: server errors: green 45 of 2000");
    }

    @Test
    void letsABurstBeforeThisWeightGoOnceTheWholeIsNoLongerSuspect() {
        List<TargetGroupMinute> green = joined(times(1, minute(500, 30)), times(25, GOOD));

        assertThat(at(1, green).finding()).isEqualTo(NO_HARM);
    }

    @Test
    void holdsButDoesNotFailWhatOnlyThisWeightsMinutesProve() {
        List<TargetGroupMinute> green = joined(times(40, minute(500, 2)), times(3, THRICE));
        JudgeReport report = judge(times(43, BLUE), green);

        assertThat(report.verdict()).isEqualTo(Verdict.KEEP_WATCHING);
        assertThat(CanaryJudge.judge(
                                report.metrics().getFirst().rows().subList(40, 43),
                                List.of(),
                                JudgeParameters.DEFAULTS,
                                false)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(at(40, green).finding()).isEqualTo(SUSPECT);
    }

    @Test
    void doesNotGiveMoreTrafficToWhatHasFailed() {
        JudgeReport report = new DeploymentJudge(List.of(Metric.SERVER_ERRORS), JudgeParameters.DEFAULTS, 10)
                .judge(
                        new ObservedMinutes(
                                List.of(),
                                FIRST,
                                times(5, BLUE),
                                times(5, new TargetGroupMinute(true, 500, 5, 0, 300, 0, Optional.of(4.0)))),
                        Optional.empty(),
                        at -> OptionalInt.of(4),
                        false);

        PlateauEvidence evidence = PlateauEvidence.of(report, JudgeParameters.DEFAULTS, FIRST);
        assertThat(evidence.finding()).isEqualTo(SUSPECT);
        assertThat(evidence.evidence()).startsWith("green is unhealthy: ");
    }

    @Test
    void heedsWhatIsCountedBesidesServerErrors() {
        TargetGroupMinute slow = new TargetGroupMinute(true, 500, 5, 0, 0, 20, Optional.of(4.0));
        TargetGroupMinute blue = new TargetGroupMinute(true, 4500, 45, 0, 0, 45, Optional.of(4.0));
        JudgeReport report = new DeploymentJudge(List.of(Metric.values()), JudgeParameters.DEFAULTS, 10)
                .judge(
                        new ObservedMinutes(List.of(), FIRST, times(23, blue), joined(times(20, GOOD), times(3, slow))),
                        Optional.empty(),
                        at -> OptionalInt.of(4),
                        false);

        PlateauEvidence evidence =
                PlateauEvidence.of(report, JudgeParameters.DEFAULTS, FIRST.plus(Duration.ofMinutes(20)));
        assertThat(evidence.finding()).isEqualTo(SUSPECT);
        assertThat(evidence.evidence()).startsWith("green may do harm: slow responses: green 60 of 1500");
    }

    /** What docs/canary-judge.md warns of: at a small weight in a quiet service, one error is much. */
    @Test
    void suspectsASingleErrorAtOnePercentAndNotAtFive() {
        assertThat(of(times(1, minute(9900, 0)), times(1, minute(100, 1)), FIRST)
                        .finding())
                .isEqualTo(SUSPECT);
        assertThat(of(times(1, minute(9500, 0)), times(1, minute(500, 1)), FIRST)
                        .finding())
                .isEqualTo(OPEN);
    }

    @Test
    void rulesNothingOutOnceGreensNumbersHaveCeased() {
        List<TargetGroupMinute> dark = joined(times(5, GOOD), times(3, TargetGroupMinute.UNREPORTED));

        assertThat(of(times(7, BLUE), dark.subList(0, 7), FIRST).finding()).isEqualTo(NO_HARM);
        assertThat(of(times(8, BLUE), dark, FIRST).finding()).isEqualTo(OPEN);
        assertThat(of(times(8, BLUE), dark, FIRST).evidence()).isEqualTo("green's metrics are missing");
    }

    @Test
    void countsAMinuteWithoutRequestsAsKnownWhereTargetsAre() {
        assertThat(of(times(8, BLUE), joined(times(5, GOOD), times(3, minute(0, 0))), FIRST)
                        .finding())
                .isEqualTo(NO_HARM);
    }

    @Test
    void comparesWithBluesHistoryWhereThereIsNoBlueBesideIt() {
        JudgeReport alone = new DeploymentJudge(List.of(Metric.SERVER_ERRORS), JudgeParameters.DEFAULTS, 10)
                .judge(
                        new ObservedMinutes(
                                times(60, BLUE),
                                FIRST,
                                times(5, minute(0, 0)),
                                joined(times(2, GOOD), times(3, minute(5000, 50)))),
                        Optional.of(FIRST.plus(Duration.ofMinutes(2))),
                        at -> OptionalInt.of(4),
                        false);

        PlateauEvidence evidence =
                PlateauEvidence.of(alone, JudgeParameters.DEFAULTS, FIRST.plus(Duration.ofMinutes(2)));
        assertThat(evidence.finding()).isEqualTo(NO_HARM);
        assertThat(evidence.evidence()).contains("green 150 of 15000 (1 %), blue 810 of 81000 (1 %)");
    }

    @Test
    void dividesByTheDispersionOfBluesHistory() {
        List<TargetGroupMinute> clustered = joined(times(30, minute(5000, 0)), times(30, minute(5000, 100)));

        assertThat(PlateauEvidence.of(judge(clustered, times(3, BLUE), times(3, GOOD)), JudgeParameters.DEFAULTS, FIRST)
                        .finding())
                .isEqualTo(OPEN);
    }

    @Test
    void wantsServerErrors() {
        JudgeReport none = new JudgeReport(judge(List.of(), List.of()).judgement(), List.of(), List.of(), FIRST);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlateauEvidence.of(none, JudgeParameters.DEFAULTS, FIRST))
                .withMessageContaining("SERVER_ERRORS is missing");
    }

    private static PlateauEvidence at(int minute, List<TargetGroupMinute> green) {
        return of(times(green.size(), BLUE), green, FIRST.plus(Duration.ofMinutes(minute)));
    }

    private static PlateauEvidence of(List<TargetGroupMinute> blue, List<TargetGroupMinute> green, Instant since) {
        return PlateauEvidence.of(judge(blue, green), JudgeParameters.DEFAULTS, since);
    }

    private static JudgeReport judge(List<TargetGroupMinute> blue, List<TargetGroupMinute> green) {
        return judge(List.of(), blue, green);
    }

    private static JudgeReport judge(
            List<TargetGroupMinute> history, List<TargetGroupMinute> blue, List<TargetGroupMinute> green) {
        return new DeploymentJudge(List.of(Metric.SERVER_ERRORS), JudgeParameters.DEFAULTS, 10)
                .judge(
                        new ObservedMinutes(history, FIRST, blue, green),
                        Optional.empty(),
                        at -> OptionalInt.of(4),
                        false);
    }

    private static TargetGroupMinute minute(double requests, double errors) {
        return new TargetGroupMinute(true, requests, errors, 0, 0, 0, Optional.of(4.0));
    }

    private static List<TargetGroupMinute> times(int minutes, TargetGroupMinute minute) {
        return Collections.nCopies(minutes, minute);
    }

    private static List<TargetGroupMinute> joined(List<TargetGroupMinute> one, List<TargetGroupMinute> other) {
        List<TargetGroupMinute> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
