package dev.headgate.config.window;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stretch of time by the clock on the wall: whatever it shows lies within or without, so that an hour that it skips is never
 * there, and one that it shows twice is there twice.
 */
public sealed interface Span {

    int MINUTES_OF_A_DAY = 24 * 60;

    /** Whether what the clock shows lies within. */
    boolean contains(LocalDateTime wall);

    /** What the clock shows on that day, or at its end, where this may begin or end; repeated, or more than that, at times. */
    Stream<LocalDateTime> edges(LocalDate day);

    /**
     * Every week on these days.
     *
     * @param start minute of the day
     * @param end minute of the day before which it ends; one that is not after the start is the next day's
     */
    record Weekly(Set<DayOfWeek> days, int start, int end) implements Span {

        public Weekly {
            days = Set.copyOf(days);
            if (days.isEmpty() || start < 0 || start >= MINUTES_OF_A_DAY || end < 0 || end > MINUTES_OF_A_DAY) {
                throw new IllegalArgumentException(
                        "a weekly span needs days, and minutes of a day, not " + days + " " + start + " to " + end);
            }
        }

        /** On each day of the week. */
        static Weekly daily(int start, int end) {
            return new Weekly(EnumSet.allOf(DayOfWeek.class), start, end);
        }

        @Override
        public boolean contains(LocalDateTime wall) {
            int minute = wall.getHour() * 60 + wall.getMinute();
            DayOfWeek today = wall.getDayOfWeek();
            boolean begun = days.contains(today) && minute >= start;
            return end > start ? begun && minute < end : begun || (days.contains(today.minus(1)) && minute < end);
        }

        @Override
        public Stream<LocalDateTime> edges(LocalDate day) {
            LocalDateTime midnight = day.atStartOfDay();
            return Stream.of(midnight, midnight.plusMinutes(start), midnight.plusMinutes(end));
        }
    }

    /** Once. */
    record Dated(LocalDateTime from, LocalDateTime until) implements Span {

        public Dated {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("a period must end after it begins, not " + from + " to " + until);
            }
        }

        @Override
        public boolean contains(LocalDateTime wall) {
            return !wall.isBefore(from) && wall.isBefore(until);
        }

        @Override
        public Stream<LocalDateTime> edges(LocalDate day) {
            return Stream.of(from, until)
                    .filter(it ->
                            Math.abs(Duration.between(day.atStartOfDay(), it).toDays()) <= 1);
        }

        Duration length() {
            return Duration.between(from, until);
        }
    }
}
