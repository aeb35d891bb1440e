package dev.headgate.text;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Durations as people read them: exact, rounded, or rounded and in full words. What is below zero counts as nothing.
 *
 * <p>Rounded means down, to the largest unit and the one below it, which is left out where there is none of it.
 */
public final class DurationWords {

    private DurationWords() {}

    /** To the second: {@code 42 min 5 s}, {@code 25 h 1 s}. */
    public static String exact(Duration duration) {
        String words = words(signs(duration).stream());
        return words.isEmpty() ? "no time" : words;
    }

    /** In short: {@code 90 s} as {@code 1 min 30 s}, {@code 1 h 30 min}, {@code 25 h}. */
    public static String rounded(Duration duration) {
        String words = words(largest(signs(duration)));
        return words.isEmpty() ? "0 s" : words;
    }

    /** As in a letter: {@code 1 minute 30 seconds}, {@code 2 days 3 hours}. */
    public static String inFull(Duration duration) {
        String words = words(largest(List.of(
                Part.named(duration.toDays(), "day"),
                Part.named(duration.toHoursPart(), "hour"),
                Part.named(duration.toMinutesPart(), "minute"),
                Part.named(duration.toSecondsPart(), "second"))));
        return words.isEmpty() ? "0 minutes" : words;
    }

    /** So many of one unit. */
    private record Part(long amount, String unit) {

        static Part named(long amount, String unit) {
            return new Part(amount, amount == 1 ? unit : unit + "s");
        }

        boolean isNothing() {
            return amount <= 0;
        }
    }

    private static List<Part> signs(Duration duration) {
        return List.of(
                new Part(duration.toHours(), "h"),
                new Part(duration.toMinutesPart(), "min"),
                new Part(duration.toSecondsPart(), "s"));
    }

    private static Stream<Part> largest(List<Part> parts) {
        return parts.stream().dropWhile(Part::isNothing).limit(2);
    }

    private static String words(Stream<Part> parts) {
        return parts.filter(part -> !part.isNothing())
                .map(part -> part.amount() + " " + part.unit())
                .collect(Collectors.joining(" "));
    }
}
