package dev.headgate.cli.say;

import dev.headgate.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of a freeze: a point in time with its offset, or how long from now, such as {@code 90m}, {@code 8h} or {@code 3d12h}. */
final class Until {

    private static final Pattern DAYS = Pattern.compile("(?:(\\d{1,4})d)?(.*)");

    private Until() {}

    /** Empty when it is neither. Whole seconds. */
    static Optional<Instant> of(String text, Instant now) {
        return duration(text)
                .<Instant>map(it -> now.truncatedTo(ChronoUnit.SECONDS).plus(it))
                .or(() -> instant(text));
    }

    private static Optional<Duration> duration(String text) {
        Matcher parts = DAYS.matcher(text);
        if (!parts.matches() || text.isEmpty()) {
            return Optional.empty();
        }
        Duration days = Duration.ofDays(
                Optional.ofNullable(parts.group(1)).map(Long::parseLong).orElse(0L));
        return parts.group(2).isEmpty()
                ? Optional.of(days)
                : DurationText.parse(parts.group(2)).map(days::plus);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
