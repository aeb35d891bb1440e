package dev.headgate.analysis;

import static dev.headgate.analysis.Minutes.beforeDeadline;
import static dev.headgate.analysis.Minutes.concurrent;
import static dev.headgate.analysis.Minutes.history;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * At the boundary, where green is exactly as bad as the margin allows, evidence of harm may come up in alpha of all runs; and
 * where it is exactly as bad as must not pass, evidence of no harm in beta of them.
 */
class FalseAlarmTest {

    private static final int RUNS = 20_000;
    private static final int MINUTES = 20;
    private static final double MARGIN = JudgeParameters.DEFAULTS.rho0Concurrent();
    private static final double HISTORY_MARGIN = JudgeParameters.DEFAULTS.rho0History();
    private static final double MOST_ALARMS = RUNS * JudgeParameters.DEFAULTS.alpha();

    /** Where each minute is a look of its own, runs take longer. */
    private static final int FEWER = 10;

    private final SplittableRandom random = new SplittableRandom(20260101);

    @Test
    void raisesNoMoreFalseAlarmsThanAlphaAtAConstantWeight() {
        assertThat(runsThatCross(minute -> shared(500, 0.1, 0.01))).isBetween(1, (int) MOST_ALARMS);
    }

    @Test
    void raisesNoMoreFalseAlarmsThanAlphaWhileWeightLoadAndErrorsDrift() {
        assertThat(runsThatCross(minute -> {
                    double weight = 0.1 + 0.8 * minute / MINUTES;
                    return shared(300 + 20 * minute, weight, 0.004 + 0.004 * (minute % 5));
                }))
                .isBetween(1, (int) MOST_ALARMS);
    }

    @Test
    void raisesNoMoreFalseAlarmsThanAlphaAgainstHistory() {
        assertThat(runsThatCross(minute -> history(300, poisson(HISTORY_MARGIN * 3), 6 * 300, poisson(6 * 3))))
                .isBetween(1, (int) MOST_ALARMS);
    }

    @Test
    void raisesNoMoreFalseAlarmsThanAlphaThoughTheEvidenceChoosesTheNextWeight() {
        assertThat(runsThatCrossAt(lnE -> lnE > 0 ? 0.5 : 0.1)).isBetween(1, (int) MOST_ALARMS / FEWER);
        assertThat(runsThatCrossAt(lnE -> lnE > 0 ? 0.1 : 0.5)).isBetween(1, (int) MOST_ALARMS / FEWER);
    }

    @Test
    void leavesAPlateauEarlyInNoMoreThanBetaOfAllRunsByEitherTest() {
        double beta = JudgeParameters.DEFAULTS.beta();
        double twiceBlue = JudgeParameters.DEFAULTS.rho1() / MARGIN;

        // Beyond the objective by far, so that only the comparison can err; and far worse than blue, so that only the
        // objective can.
        assertThat(runsThatLeave(() -> shared(4000, 0.25, 0.01, twiceBlue))).isBetween(1, (int) (RUNS / FEWER * beta));
        assertThat(runsThatLeave(() -> shared(8000, 0.25, 0.001, 10 / MARGIN)))
                .isBetween(1, (int) (RUNS / FEWER * beta));
        assertThat(runsThatLeave(() -> shared(4000, 0.25, 0.005, twiceBlue)))
                .isBetween(1, (int) (RUNS / FEWER * 2 * beta));
    }

    private MinuteRow shared(double requests, double weight, double blueErrorRate) {
        return shared(requests, weight, blueErrorRate, 1);
    }

    private MinuteRow shared(double requests, double weight, double blueErrorRate, double timesMargin) {
        double green = requests * weight;
        double blue = requests - green;
        return concurrent(
                green, poisson(timesMargin * MARGIN * blueErrorRate * green), blue, poisson(blueErrorRate * blue));
    }

    private int runsThatCrossAt(DoubleUnaryOperator nextWeight) {
        double threshold = JudgeParameters.DEFAULTS.harmThreshold();
        int crossed = 0;
        for (int run = 0; run < RUNS / FEWER; run++) {
            List<MinuteRow> rows = new ArrayList<>();
            double lnE = 0;
            while (rows.size() < MINUTES && lnE < threshold) {
                rows.add(shared(5000, nextWeight.applyAsDouble(lnE), 0.01));
                lnE = beforeDeadline(rows).minutes().getLast().lnE();
            }
            crossed += lnE >= threshold ? 1 : 0;
        }
        return crossed;
    }

    /** Runs in which a look after some minute found harm ruled out. */
    private int runsThatLeave(Supplier<MinuteRow> traffic) {
        int left = 0;
        for (int run = 0; run < RUNS / FEWER; run++) {
            List<MinuteRow> rows = new ArrayList<>();
            boolean leaves = false;
            while (rows.size() < MINUTES && !leaves) {
                rows.add(traffic.get());
                leaves = finding(rows) == PlateauEvidence.Finding.NO_HARM;
            }
            left += leaves ? 1 : 0;
        }
        return left;
    }

    private static PlateauEvidence.Finding finding(List<MinuteRow> rows) {
        MetricMinutes errors = new MetricMinutes(Metric.SERVER_ERRORS, rows, List.of());
        OverallJudgement judgement = MetricsJudge.judge(List.of(errors), List.of(), JudgeParameters.DEFAULTS, false);
        HealthMinute known =
                new HealthMinute(Optional.empty(), 0, rows.getLast().nG(), 0);
        return PlateauEvidence.of(
                        new JudgeReport(judgement, List.of(errors), List.of(known), Instant.EPOCH),
                        JudgeParameters.DEFAULTS,
                        Instant.EPOCH)
                .finding();
    }

    /** Runs in which E ever reached 1/alpha, whether or not the judge then waited for a second minute. */
    private int runsThatCross(IntFunction<MinuteRow> traffic) {
        double threshold = JudgeParameters.DEFAULTS.harmThreshold();
        int crossed = 0;
        for (int run = 0; run < RUNS; run++) {
            List<MinuteRow> rows = IntStream.range(0, MINUTES).mapToObj(traffic).toList();
            if (beforeDeadline(rows).minutes().stream().anyMatch(minute -> minute.lnE() >= threshold)) {
                crossed++;
            }
        }
        return crossed;
    }

    /** Knuth's draw: as many uniform numbers as can be multiplied before the product falls below e^-mean. */
    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int events = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            events++;
        }
        return events;
    }
}
