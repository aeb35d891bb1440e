package dev.headgate.analysis;

import static dev.headgate.analysis.Minutes.beforeDeadline;
import static dev.headgate.analysis.Minutes.concurrent;
import static dev.headgate.analysis.Minutes.history;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** At the boundary, where green is exactly as bad as the margin allows, evidence of harm may come up in alpha of all runs. */
class FalseAlarmTest {

    private static final int RUNS = 20_000;
    private static final int MINUTES = 20;
    private static final double MARGIN = JudgeParameters.DEFAULTS.rho0Concurrent();
    private static final double HISTORY_MARGIN = JudgeParameters.DEFAULTS.rho0History();
    private static final double MOST_ALARMS = RUNS * JudgeParameters.DEFAULTS.alpha();

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

    private MinuteRow shared(double requests, double weight, double blueErrorRate) {
        double green = requests * weight;
        double blue = requests - green;
        return concurrent(green, poisson(MARGIN * blueErrorRate * green), blue, poisson(blueErrorRate * blue));
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
