package dev.headgate.benchmarks.comparison;

import dev.headgate.analysis.CanaryJudge;
import dev.headgate.analysis.HistoryMinute;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.MinuteRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The rules that are compared: each says in which minute, from 1, it would roll green back, if it does. */
enum Rule {
    JUDGE("canary judge") {
        @Override
        Optional<Integer> failMinute(List<MinuteRow> rows, List<HistoryMinute> history) {
            return CanaryJudge.judge(rows, history, JudgeParameters.DEFAULTS, true)
                    .failMinute();
        }
    },
    STATIC_ALARM("5xx > 1 %") {
        @Override
        Optional<Integer> failMinute(List<MinuteRow> rows, List<HistoryMinute> history) {
            return firstAbove(ONE_PERCENT, rows);
        }
    },
    TWICE_BLUE("green > 2x blue") {
        @Override
        Optional<Integer> failMinute(List<MinuteRow> rows, List<HistoryMinute> history) {
            return first(rows, row -> row.nG() > 0 && row.nB() > 0 && greenRate(row) > 2 * blueRate(row));
        }
    },
    MANN_WHITNEY("Mann-Whitney") {
        @Override
        Optional<Integer> failMinute(List<MinuteRow> rows, List<HistoryMinute> history) {
            double[] green = rates(rows, row -> row.nG() > 0, Rule::greenRate);
            double[] blue = rates(rows, row -> row.nB() > 0, Rule::blueRate);
            boolean worse = green.length > 0 && blue.length > 0 && MannWhitney.z(green, blue) > ONE_PERCENT_ABOVE;
            return worse ? Optional.of(rows.size()) : Optional.empty();
        }
    };

    /** The 99 % quantile of the standard normal distribution: one-sided, as strict as the judge's alpha. */
    private static final double ONE_PERCENT_ABOVE = 2.3263478740408408;

    private static final double ONE_PERCENT = 0.01;

    private final String title;

    Rule(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract Optional<Integer> failMinute(List<MinuteRow> rows, List<HistoryMinute> history);

    /** The first minute in which green's error rate is above the threshold. */
    static Optional<Integer> firstAbove(double threshold, List<MinuteRow> rows) {
        return first(rows, row -> row.nG() > 0 && greenRate(row) > threshold);
    }

    private static Optional<Integer> first(List<MinuteRow> rows, Predicate<MinuteRow> alarm) {
        return IntStream.range(0, rows.size())
                .filter(minute -> alarm.test(rows.get(minute)))
                .mapToObj(minute -> minute + 1)
                .findFirst();
    }

    static double greenRate(MinuteRow row) {
        return row.xG() / row.nG();
    }

    private static double blueRate(MinuteRow row) {
        return row.xB() / row.nB();
    }

    private static double[] rates(
            List<MinuteRow> rows, Predicate<MinuteRow> hasTraffic, ToDoubleFunction<MinuteRow> rate) {
        return rows.stream().filter(hasTraffic).mapToDouble(rate).toArray();
    }
}
