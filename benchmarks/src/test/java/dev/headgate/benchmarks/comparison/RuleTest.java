package dev.headgate.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.BaselineSource;
import dev.headgate.analysis.MinuteRow;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void staticAlarmFiresAboveOnePercentInAMinute() {
        List<MinuteRow> rows = List.of(row(100, 1, 100, 0), row(0, 0, 100, 9), row(100, 2, 100, 50));

        assertThat(Rule.STATIC_ALARM.failMinute(rows, List.of())).hasValue(3);
        assertThat(Rule.STATIC_ALARM.failMinute(rows.subList(0, 2), List.of())).isEmpty();
    }

    @Test
    void twiceBlueFiresInTheFirstMinuteAboveTwice() {
        List<MinuteRow> rows = List.of(row(100, 10, 100, 5), row(100, 5, 0, 0), row(100, 11, 100, 5));

        assertThat(Rule.TWICE_BLUE.failMinute(rows, List.of())).hasValue(3);
    }

    @Test
    void mannWhitneyAnswersOnlyAtTheEnd() {
        List<MinuteRow> worse = IntStream.range(0, 10)
                .mapToObj(minute -> row(100, 20 + minute, 100, minute))
                .toList();

        assertThat(Rule.MANN_WHITNEY.failMinute(worse, List.of())).hasValue(10);
        assertThat(Rule.MANN_WHITNEY.failMinute(List.of(), List.of())).isEmpty();
    }

    @Test
    void judgeFailsInTheMinuteThatItsJudgementNames() {
        assertThat(Rule.JUDGE.failMinute(Collections.nCopies(5, row(500, 50, 500, 5)), List.of()))
                .hasValue(2);
    }

    @Test
    void judgeFindsAFiveTimesWorseGreenInSixMinutesInHalfOfAllRuns() {
        Traffic traffic = new Traffic(new Traffic.Kind(0.01, 500, 0.1, 30), 5);
        SplittableRandom random = new SplittableRandom(1);
        Detections detections = new Detections(500);
        for (int run = 0; run < 500; run++) {
            Rule.JUDGE
                    .failMinute(traffic.rows(random), traffic.history(180, random))
                    .ifPresentOrElse(detections::add, detections::addNone);
        }

        assertThat(detections.median()).isEqualTo("6 min (100 %)");
    }

    private static MinuteRow row(double nG, double xG, double nB, double xB) {
        return new MinuteRow(nG, xG, nB, xB, BaselineSource.CONCURRENT);
    }
}
