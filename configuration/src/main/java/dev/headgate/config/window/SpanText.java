package dev.headgate.config.window;

import dev.headgate.text.Nearest;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code mon-fri 09:00-17:00}, {@code 22:00-06:00}, {@code sat,sun}, and {@code 2026-12-20 18:00 to 2027-01-03}. */
public final class SpanText {

    /** Days and times, as it is written. */
    public static final String EXAMPLE = "mon-fri 09:00-17:00";

    private static final String PERIOD = "2026-12-20 to 2027-01-03";
    private static final String TIME = "(\\d{1,2}:\\d{2})";
    private static final String DATE = "(\\d{4}-\\d{2}-\\d{2})";
    private static final Pattern WEEKLY = Pattern.compile("([A-Za-z,-]+)?(?:(?:^| )" + TIME + "-" + TIME + ")?");
    private static final Pattern DATED =
            Pattern.compile(DATE + "(?: " + TIME + ")?(?: to " + DATE + "(?: " + TIME + ")?)?");
    private static final List<String> DAYS =
            Stream.of(DayOfWeek.values()).map(SpanText::word).toList();

    private SpanText() {}

    /** What a text says, or what is wrong in it. */
    public sealed interface Read {}

    /** It says this. */
    public record Right(Span span) implements Read {}

    /** Nothing can be made of it. */
    public record Wrong(String problem, String cure) implements Read {}

    /** Ends the reading of a text in which something is wrong. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String cure;

        Unreadable(String problem, String cure) {
            super(problem);
            this.cure = cure;
        }
    }

    public static Read read(String text) {
        try {
            Matcher dated = DATED.matcher(text);
            Matcher weekly = WEEKLY.matcher(text);
            if (dated.matches()) {
                return new Right(dated(dated));
            }
            if (weekly.matches() && !text.isBlank()) {
                return new Right(weekly(weekly));
            }
            return new Wrong(
                    text + " is neither times of the week nor a period",
                    "Write for example: " + EXAMPLE + ", or " + PERIOD);
        } catch (Unreadable e) {
            return new Wrong(String.valueOf(e.getMessage()), e.cure);
        }
    }

    /** @throws IllegalArgumentException when nothing can be made of it */
    static Span of(String text) {
        return switch (read(text)) {
            case Right(Span span) -> span;
            case Wrong(String problem, String cure) -> throw new IllegalArgumentException(problem + ". " + cure);
        };
    }

    private static Span weekly(Matcher text) {
        Optional<Set<DayOfWeek>> days = Optional.ofNullable(text.group(1)).map(SpanText::days);
        Optional<Integer> start = Optional.ofNullable(text.group(2)).map(SpanText::minute);
        Optional<Integer> end = Optional.ofNullable(text.group(3)).map(SpanText::minute);
        if (start.isPresent() && start.equals(end)) {
            throw new Unreadable(
                    text.group() + " ends when it begins", "Leave the times out for whole days: mon-fri, or mon-sun");
        }
        if (start.filter(it -> it == Span.MINUTES_OF_A_DAY).isPresent()) {
            throw new Unreadable(text.group() + " begins when its day is over", "Write 00:00 and the day after");
        }
        return new Span.Weekly(
                days.orElseGet(() -> EnumSet.allOf(DayOfWeek.class)),
                start.orElse(0),
                end.orElse(Span.MINUTES_OF_A_DAY));
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) {
                throw new Unreadable(part + " is no range of days", "Write for example: mon-fri");
            }
            DayOfWeek last = day(ends[ends.length - 1]);
            for (DayOfWeek day = day(ends[0]); ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static DayOfWeek day(String word) {
        int index = DAYS.indexOf(word);
        if (index < 0) {
            throw new Unreadable(
                    "\"" + word + "\" is no day, which are " + String.join(", ", DAYS),
                    Nearest.to(word, DAYS)
                            .map(it -> "Did you mean " + it + "?")
                            .orElse("Write for example: " + EXAMPLE));
        }
        return DayOfWeek.of(index + 1);
    }

    /** Of the day; 24:00 is its end. */
    private static int minute(String text) {
        String[] parts = text.split(":", -1);
        int hour = Integer.parseInt(parts[0]);
        int minute = Integer.parseInt(parts[1]);
        if (parts[0].length() < 2) {
            throw new Unreadable(text + " is no time with two digits for the hour", "Did you mean 0" + text + "?");
        }
        if (minute > 59 || hour * 60 + minute > Span.MINUTES_OF_A_DAY) {
            throw new Unreadable(text + " is no time of a day, which has 00:00 to 24:00", "Write for example: 17:00");
        }
        return hour * 60 + minute;
    }

    private static Span dated(Matcher text) {
        LocalDate first = date(text.group(1));
        Optional<Integer> start = Optional.ofNullable(text.group(2)).map(SpanText::minute);
        Optional<LocalDate> last = Optional.ofNullable(text.group(3)).map(SpanText::date);
        if (start.isPresent() && last.isEmpty()) {
            throw new Unreadable(
                    text.group() + " does not say when it ends",
                    "Write for example: " + text.group() + " to " + first + " 24:00");
        }
        int end = Optional.ofNullable(text.group(4)).map(SpanText::minute).orElse(Span.MINUTES_OF_A_DAY);
        LocalDateTime from = first.atStartOfDay().plusMinutes(start.orElse(0));
        LocalDateTime until = last.orElse(first).atStartOfDay().plusMinutes(end);
        if (!from.isBefore(until)) {
            throw new Unreadable(text.group() + " ends before it begins", "Did you mean " + turned(text) + "?");
        }
        return new Span.Dated(from, until);
    }

    private static String turned(Matcher text) {
        String[] ends = text.group().split(" to ", -1);
        return ends[ends.length - 1] + " to " + ends[0];
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Unreadable(text + " is no day of the calendar", nearestDay(text));
        }
    }

    private static String nearestDay(String text) {
        int month = Integer.parseInt(text.substring(5, 7));
        return month >= 1 && month <= 12
                ? "Did you mean "
                        + YearMonth.of(Integer.parseInt(text.substring(0, 4)), month)
                                .atEndOfMonth()
                        + "?"
                : "Write year, month and day, for example: " + PERIOD;
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
