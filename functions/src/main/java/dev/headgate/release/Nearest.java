package dev.headgate.release;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that someone most likely meant. */
final class Nearest {

    /** A prefix shorter than this says too little to guess from. */
    private static final int SHORTEST_PREFIX = 3;

    private Nearest() {}

    static Optional<String> to(String written, Collection<String> known) {
        int most = Math.min(2, (written.length() + 1) / 3);
        return known.stream()
                .filter(word -> distance(written, word) <= most || continues(written, word) || continues(word, written))
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    private static boolean continues(String word, String start) {
        return start.length() >= SHORTEST_PREFIX && lower(word).startsWith(lower(start));
    }

    /** How many letters must be put in, left out or replaced to make one word of the other; case counts nothing. */
    private static int distance(String one, String other) {
        String a = lower(one);
        String b = lower(other);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
