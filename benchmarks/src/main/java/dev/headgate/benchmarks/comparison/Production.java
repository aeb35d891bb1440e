package dev.headgate.benchmarks.comparison;

import dev.headgate.analysis.HistoryMinute;
import dev.headgate.analysis.MinuteRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws the minutes of one kind of traffic while green's share of it changes. */
final class Production {

    private final double errorRate;
    private final double requestsPerMinute;
    private final double ratio;
    private final int historyMinutes;
    private final Map<Integer, Traffic> byPercent = new HashMap<>();

    /**
     * Prepares the draws.
     *
     * @param errorRate the share of blue's requests that fail
     * @param ratio how many times as many of green's do
     */
    Production(double errorRate, double requestsPerMinute, double ratio, int historyMinutes) {
        this.errorRate = errorRate;
        this.requestsPerMinute = requestsPerMinute;
        this.ratio = ratio;
        this.historyMinutes = historyMinutes;
    }

    boolean isGood() {
        return ratio == 1;
    }

    MinuteRow minute(int percent, RandomGenerator random) {
        return traffic(percent).row(random);
    }

    List<HistoryMinute> history(RandomGenerator random) {
        return traffic(0).history(historyMinutes, random);
    }

    private Traffic traffic(int percent) {
        return byPercent.computeIfAbsent(
                percent, it -> new Traffic(new Traffic.Kind(errorRate, requestsPerMinute, it / 100.0, 1), ratio));
    }

    /** Green's errors beyond those that blue would have made of the same requests. */
    double hurt(MinuteRow minute) {
        return minute.xG() - errorRate * minute.nG();
    }
}
