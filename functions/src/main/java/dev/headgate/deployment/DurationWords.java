package dev.headgate.deployment;

import java.time.Duration;

/** Durations as people read them: {@code 90 s}, {@code 10 min}, {@code 1 h 30 min}. */
public final class DurationWords {

    private DurationWords() {}

    /** To the second: {@code 42 min 5 s}. */
    public static String exact(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "min");
        append(text, duration.toSecondsPart(), "s");
        return text.isEmpty() ? "no time" : text.toString();
    }

    /** Rounded down: below two minutes to seconds, from then on to minutes; what is below zero counts as {@code 0 s}. */
    static String rounded(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(text.isEmpty() ? "" : " ").append(amount).append(' ').append(unit);
        }
    }
}
