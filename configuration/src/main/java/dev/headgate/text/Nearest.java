package dev.headgate.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that someone most likely meant. */
public final class Nearest {

    /** A prefix shorter than this says too little to guess from. */
    private static final int SHORTEST_PREFIX = 3;

    private Nearest() {}

    /** The known word that is closest; empty when none is close enough to guess from. */
    public static Optional<String> to(String written, Collection<String> known) {
        int most = Math.min(2, (written.length() + 1) / 3);
        return known.stream()
                .filter(word -> distance(written, word) <= most || continues(written, word) || continues(word, written))
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    private static boolean continues(String word, String start) {
        return start.length() >= SHORTEST_PREFIX && lower(word).startsWith(lower(start));
    }

    /** How many letters must be put in, left out, replaced or swapped to make one word of the other; case counts nothing. */
    private static int distance(String one, String other) {
        String a = lower(one);
        String b = lower(other);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, steps);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] steps) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int replaced = steps[i - 1][j - 1] + (same ? 0 : 1);
        int cheapest = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(cheapest, steps[i - 2][j - 2] + 1) : cheapest;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
