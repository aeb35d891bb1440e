package dev.headgate.benchmarks.comparison;

import java.util.Arrays;
import java.util.OptionalInt;

/** In which minute something happened, if it did, over many runs. */
final class Detections {

    private static final int NEVER = Integer.MAX_VALUE;

    private final int[] minutes;
    private int runs;
    private int found;

    Detections(int runs) {
        minutes = new int[runs];
    }

    void add(int minute) {
        minutes[runs++] = minute;
        found++;
    }

    void addNone() {
        minutes[runs++] = NEVER;
    }

    /** The share of the runs in which it happened. */
    double found() {
        return (double) found / runs;
    }

    /** The same as a percentage. */
    String share() {
        return Markdown.percent(found());
    }

    /** The median minute over all runs; empty when it happened in fewer than half. */
    OptionalInt medianMinute() {
        int[] sorted = Arrays.copyOf(minutes, runs);
        Arrays.sort(sorted);
        int median = sorted[runs / 2];
        return median == NEVER ? OptionalInt.empty() : OptionalInt.of(median);
    }

    /** The median minute, with the share; only the share when it happened in fewer than half of the runs. */
    String median() {
        OptionalInt median = medianMinute();
        return (median.isEmpty() ? "–" : median.getAsInt() + " min") + " (" + share() + ")";
    }
}
