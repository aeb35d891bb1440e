package dev.headgate.cli.look;

import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How moments are told: all in UTC, as in mails and in the consoles, and how far from now they are. */
public record Moments(Instant now) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** To the second, for tables in which a column says that it is UTC. */
    public static String exactly(Instant at) {
        return TO_THE_SECOND.format(at);
    }

    /** A time of this day, or else with its date. */
    public String at(Instant at) {
        boolean today = at.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .equals(now.atZone(ZoneOffset.UTC).toLocalDate());
        return (today ? TIME : DATE).format(at) + " UTC";
    }

    /** Something that was: when, and how long ago. */
    public String since(Instant at) {
        return at(at) + " (" + DurationWords.rounded(Duration.between(at, now)) + " ago)";
    }

    /** Something that is to be: when, and how far ahead. */
    public String until(Instant at) {
        return at.isAfter(now)
                ? at(at) + " (" + DurationWords.rounded(Duration.between(now, at)) + " left)"
                : at(at) + " (over)";
    }
}
