package dev.headgate.benchmarks.comparison;

import java.util.Arrays;
import java.util.Locale;

/** In which minute a rule rolled back, over many runs. */
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

    /** The share of the runs that were rolled back, as a percentage. */
    String share() {
        double percent = 100.0 * found / runs;
        return String.format(Locale.ROOT, percent > 0 && percent < 10 ? "%.2f %%" : "%.0f %%", percent);
    }

    /** The median minute over all runs, with the share; only the share when fewer than half were rolled back. */
    String median() {
        int[] sorted = Arrays.copyOf(minutes, runs);
        Arrays.sort(sorted);
        int median = sorted[runs / 2];
        return median == NEVER ? "– (" + share() + ")" : median + " min (" + share() + ")";
    }
}
