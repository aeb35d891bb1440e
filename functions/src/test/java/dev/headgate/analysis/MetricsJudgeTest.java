package dev.headgate.analysis;

import static dev.headgate.analysis.Minutes.concurrent;
import static dev.headgate.analysis.Minutes.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsJudgeTest {

    private static final List<MinuteRow> GOOD = times(10, concurrent(500, 5, 500, 5));
    private static final List<MinuteRow> SUSPECT = times(3, concurrent(100, 4, 900, 9));
    private static final List<MinuteRow> BAD = times(10, concurrent(500, 50, 500, 5));
    private static final List<MinuteRow> SILENT = times(10, concurrent(500, 0, 500, 0));

    @Test
    void passesWhenServerErrorsPassAndNothingElseIsSuspect() {
        OverallJudgement judgement = judge(metric(Metric.SERVER_ERRORS, GOOD), metric(Metric.NO_RESPONSE, SILENT));

        assertThat(judgement.reason()).isEqualTo(Reason.RELATIVE);
        assertThat(judgement.metric()).hasValue(Metric.SERVER_ERRORS);
        assertThat(judgement.byMetric()).containsOnlyKeys(Metric.SERVER_ERRORS, Metric.NO_RESPONSE);
    }

    @Test
    void failsWhenAnyMetricFails() {
        OverallJudgement judgement = judge(metric(Metric.SERVER_ERRORS, GOOD), metric(Metric.SLOW_RESPONSES, BAD));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.metric()).hasValue(Metric.SLOW_RESPONSES);
        assertThat(judgement.failMinute()).isPresent();
    }

    @Test
    void namesTheMetricThatFailedFirst() {
        List<MinuteRow> outage = List.of(concurrent(500, 400, 500, 5));
        OverallJudgement judgement = judge(metric(Metric.SERVER_ERRORS, BAD), metric(Metric.NO_RESPONSE, outage));

        assertThat(judgement.metric()).hasValue(Metric.NO_RESPONSE);
        assertThat(judgement.failMinute()).hasValue(1);
    }

    @Test
    void holdsAPassBackWhileAnotherMetricIsSuspect() {
        OverallJudgement judgement = judge(metric(Metric.SERVER_ERRORS, GOOD), metric(Metric.NO_RESPONSE, SUSPECT));

        assertThat(judgement.reason()).isEqualTo(Reason.SUSPECT);
        assertThat(judgement.metric()).hasValue(Metric.NO_RESPONSE);
    }

    @Test
    void doesNotPassOnOtherMetricsAlone() {
        OverallJudgement judgement = judge(
                metric(Metric.SERVER_ERRORS, times(2, concurrent(5, 0, 45, 0))), metric(Metric.NO_RESPONSE, GOOD));

        assertThat(judgement.reason()).isEqualTo(Reason.NOT_ENOUGH_EVIDENCE);
    }

    @Test
    void keepsWatchingBeforeTheDeadline() {
        List<MetricMinutes> metrics = List.of(metric(Metric.SERVER_ERRORS, GOOD), metric(Metric.NO_RESPONSE, SUSPECT));

        assertThat(MetricsJudge.judge(metrics, List.of(), JudgeParameters.DEFAULTS, false)
                        .verdict())
                .isEqualTo(Verdict.KEEP_WATCHING);
    }

    @Test
    void sharesAlphaAmongTheMetrics() {
        List<MinuteRow> justEnough = times(4, concurrent(100, 4, 900, 9));

        assertThat(judge(metric(Metric.SERVER_ERRORS, justEnough)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(
                                metric(Metric.SERVER_ERRORS, justEnough),
                                metric(Metric.NO_RESPONSE, SILENT),
                                metric(Metric.SLOW_RESPONSES, GOOD))
                        .reason())
                .isEqualTo(Reason.SUSPECT);
    }

    @Test
    void failsAnUnhealthyGreenWhateverTheMetricsSay() {
        List<HealthMinute> refused = List.of(new HealthMinute(Optional.of(2.0), 2, 10, 10));
        OverallJudgement judgement = MetricsJudge.judge(
                List.of(metric(Metric.SERVER_ERRORS, GOOD)), refused, JudgeParameters.DEFAULTS, true);

        assertThat(judgement.reason()).isEqualTo(Reason.UNHEALTHY);
        assertThat(judgement.failMinute()).hasValue(1);
        assertThat(judgement.metric()).isEmpty();
    }

    @Test
    void wantsServerErrorsAndEachMetricOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> judge(metric(Metric.NO_RESPONSE, GOOD)))
                .withMessageContaining("SERVER_ERRORS is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> judge(metric(Metric.SERVER_ERRORS, GOOD), metric(Metric.SERVER_ERRORS, GOOD)))
                .withMessageContaining("given twice");
    }

    private static OverallJudgement judge(MetricMinutes... metrics) {
        return MetricsJudge.judge(List.of(metrics), List.of(), JudgeParameters.DEFAULTS, true);
    }

    private static MetricMinutes metric(Metric metric, List<MinuteRow> rows) {
        return new MetricMinutes(metric, rows, List.of());
    }
}
