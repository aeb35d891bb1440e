package dev.headgate.text;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them in the configuration: {@code 90s}, {@code 5m}, {@code 1h30m}. */
public final class DurationText {

    /** Few enough digits that no duration overflows. */
    private static final Pattern TEXT =
            Pattern.compile("(?=.)(?:(?<hours>\\d{1,6})h)?(?:(?<minutes>\\d{1,6})m)?(?:(?<seconds>\\d{1,6})s)?");

    private DurationText() {}

    public static Optional<Duration> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(part(matcher, "hours"))
                .plusMinutes(part(matcher, "minutes"))
                .plusSeconds(part(matcher, "seconds")));
    }

    /** The shortest text for it; what is below zero, which nobody can write, as {@code 0s}. */
    public static String of(Duration duration) {
        String text = part(duration.toHours(), "h")
                + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text;
    }

    private static long part(Matcher matcher, String name) {
        return Optional.ofNullable(matcher.group(name)).map(Long::parseLong).orElse(0L);
    }

    private static String part(long amount, String unit) {
        return amount <= 0 ? "" : amount + unit;
    }
}
