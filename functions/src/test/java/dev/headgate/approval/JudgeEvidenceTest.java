package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.analysis.DeploymentJudge;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Metric;
import dev.headgate.analysis.MinuteEvidence;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.analysis.TargetGroupMinute;
import dev.headgate.analysis.Verdict;
import dev.headgate.approval.JudgeEvidence.Point;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JudgeEvidenceTest {

    private static final Instant NOON = ExampleQuestion.NOON;
    private static final JudgeParameters PARAMETERS = JudgeParameters.DEFAULTS;

    @Test
    void tellsTheSharesOfErrorsMinuteByMinute() {
        JudgeEvidence evidence = evidence(judged(3, 200, 4)).orElseThrow();

        assertThat(evidence.metric()).isEqualTo(Metric.SERVER_ERRORS);
        assertThat(evidence.from()).isEqualTo(NOON);
        assertThat(evidence.until()).isEqualTo(NOON.plus(Duration.ofMinutes(3)));
        assertThat(evidence.points()).extracting(Point::green).containsOnly(Optional.of(0.02));
        assertThat(evidence.points()).extracting(Point::blue).containsOnly(Optional.of(0.01));
    }

    @Test
    void reachesTheTopWhereTheJudgeFails() {
        JudgeReport failing = judged(6, 500, 100);

        List<Point> points = evidence(failing).orElseThrow().points();

        assertThat(failing.judgement().failMinute()).isPresent();
        int minute = failing.judgement().failMinute().orElseThrow();
        assertThat(points.get(minute - 1).worse()).isEqualTo(1);
        assertThat(points).allSatisfy(point -> assertThat(point.noWorse()).isZero());
    }

    @Test
    void comesTowardsRulingOutHarmAsFarAsTheJudgeHas() {
        JudgeReport open = judged(3, 100, 1);
        MinuteEvidence last = Objects.requireNonNull(open.judgement().byMetric().get(Metric.SERVER_ERRORS))
                .minutes()
                .getLast();

        List<Point> points = evidence(open).orElseThrow().points();

        assertThat(points).extracting(Point::noWorse).isSorted().allMatch(it -> it < 1);
        assertThat(points.getLast().noWorse())
                .isPositive()
                .isCloseTo(Math.max(last.lnERelative(), last.lnEAbsolute()) / Math.log(20), within(1e-6));
    }

    @Test
    void reachesTheTopWhereTheJudgeRulesHarmOut() {
        JudgeReport passing = judged(60, 2000, 5);

        assertThat(passing.verdict()).isEqualTo(Verdict.PASS);
        assertThat(evidence(passing).orElseThrow().points().getLast().noWorse()).isEqualTo(1);
    }

    @Test
    void tellsOfTheMetricThatDecides() {
        ObservedMinutes seen = new ObservedMinutes(
                List.of(),
                NOON,
                Collections.nCopies(6, minute(1000, 10)),
                Collections.nCopies(6, new TargetGroupMinute(true, 500, 5, 100, 0, 0, Optional.of(4.0))));
        JudgeReport silent = new DeploymentJudge(List.of(Metric.SERVER_ERRORS, Metric.NO_RESPONSE), PARAMETERS, 60)
                .judge(seen, Optional.empty(), at -> OptionalInt.of(4), true);

        JudgeEvidence evidence = evidence(silent).orElseThrow();

        assertThat(evidence.metric()).isEqualTo(Metric.NO_RESPONSE);
        assertThat(evidence.points()).extracting(Point::green).containsOnly(Optional.of(0.2));
    }

    @Test
    void holdsEachOfSeveralMetricsToItsPartOfTheFalseAlarms() {
        List<Metric> both = List.of(Metric.SERVER_ERRORS, Metric.NO_RESPONSE);
        double alone = last(judged(List.of(Metric.SERVER_ERRORS), 3, 200, 5, NOON.plusSeconds(600)));
        double beside = last(judged(both, 3, 200, 5, NOON.plusSeconds(600)));

        assertThat(alone).isBetween(0.01, 0.99);
        assertThat(beside / alone).isCloseTo(Math.log(100) / Math.log(200), within(0.001));
    }

    @Test
    void marksWhereGreenBeganToServeAlone() {
        JudgeReport report = judged(List.of(Metric.SERVER_ERRORS), 5, 200, 1, NOON.plusSeconds(120));

        JudgeEvidence evidence = evidence(report).orElseThrow();

        assertThat(evidence.alone()).isEqualTo(2);
        assertThat(evidence.points().subList(2, 5)).extracting(Point::blue).containsOnly(Optional.empty());
    }

    @Test
    void putsTheMinutesOfALongWatchTogether() {
        JudgeEvidence evidence = evidence(judged(1000, 200, 2)).orElseThrow();

        assertThat(evidence.points()).hasSizeBetween(80, JudgeEvidence.MOST_POINTS);
        assertThat(evidence.minutesEach()).isEqualTo(12);
        assertThat(evidence.points().getLast().green()).contains(0.01);
    }

    @Test
    void hasNothingToTellOfAGreenThatNobodyUsed() {
        assertThat(evidence(judged(5, 0, 0))).isEmpty();
        assertThat(evidence(judged(0, 0, 0))).isEmpty();
    }

    private static double last(JudgeReport report) {
        return evidence(report).orElseThrow().points().getLast().worse();
    }

    private static Optional<JudgeEvidence> evidence(JudgeReport report) {
        return JudgeEvidence.of(report, PARAMETERS);
    }

    private static JudgeReport judged(int minutes, int requests, int errors) {
        return judged(List.of(Metric.SERVER_ERRORS), minutes, requests, errors, NOON.plus(Duration.ofDays(9)));
    }

    /** Green with these counts in each minute, blue beside it with 1 % of 1000. */
    private static JudgeReport judged(List<Metric> metrics, int minutes, int requests, int errors, Instant allOnGreen) {
        ObservedMinutes seen = new ObservedMinutes(
                List.of(),
                NOON,
                Collections.nCopies(minutes, minute(1000, 10)),
                Collections.nCopies(minutes, minute(requests, errors)));
        return new DeploymentJudge(metrics, PARAMETERS, 60)
                .judge(seen, Optional.of(allOnGreen), at -> OptionalInt.of(4), true);
    }

    private static TargetGroupMinute minute(int requests, int errors) {
        return new TargetGroupMinute(true, requests, errors, 0, 0, 0, Optional.of(4.0));
    }
}
