package dev.headgate.deployment.window;

import dev.headgate.config.window.Timetable;
import dev.headgate.config.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that can keep production traffic of one service in one environment from moving.
 *
 * @param freezes that hold now
 * @param calendar what it says now; empty where none is configured
 */
public record Closures(Optional<Windows> windows, List<Freeze> freezes, Optional<CalendarState> calendar) {

    /** What a calendar says after its next change is not known: it counts as open again so long after, and is read again then. */
    private static final Duration UNKNOWN = Duration.ofMinutes(1);

    /** A calendar that cannot be read, or names no end, is read again. */
    public static final Duration READ_AGAIN = Duration.ofMinutes(5);

    public static final Closures NONE = new Closures(Optional.empty(), List.of(), Optional.empty());

    public Closures {
        freezes = List.copyOf(freezes);
    }

    /** In whose time it is said when something opens. */
    public ZoneId zone() {
        return windows.map(it -> ZoneId.of(it.timezone())).orElse(ZoneOffset.UTC);
    }

    /** These as they are from now on. */
    Future from(Instant now) {
        return new Future(windows.map(Timetable::of), freezes, calendar, now);
    }

    /** What is known now of later. */
    record Future(Optional<Timetable> timetable, List<Freeze> freezes, Optional<CalendarState> calendar, Instant now) {

        boolean isOpen(Instant at) {
            return freezes.stream().noneMatch(it -> it.holds(at))
                    && !isClosedByCalendar(at)
                    && timetable.map(it -> it.isOpen(at)).orElse(true);
        }

        /** This instant, and in order each one before the other at which it may open or close. */
        List<Instant> edges(Instant until) {
            Stream<Instant> ofFreezes = freezes.stream().map(Freeze::until);
            Stream<Instant> ofCalendar = closed().stream().flatMap(it -> Stream.of(it.from(), it.to()));
            Stream<Instant> ofWindows = timetable.stream().flatMap(it -> it.edges(now, until).stream());
            Stream<Instant> later = Stream.concat(Stream.concat(ofFreezes, ofCalendar), ofWindows)
                    .filter(it -> it.isAfter(now) && it.isBefore(until));
            return Stream.concat(Stream.of(now), later).distinct().sorted().toList();
        }

        private boolean isClosedByCalendar(Instant at) {
            return closed().filter(it -> !at.isBefore(it.from()) && at.isBefore(it.to()))
                    .isPresent();
        }

        private Optional<Stretch> closed() {
            return calendar.flatMap(state -> switch (state) {
                case CalendarState.Open(Optional<Instant> until) -> until.map(it -> new Stretch(it, it.plus(UNKNOWN)));
                case CalendarState.Closed(Optional<Instant> until) ->
                    Optional.of(new Stretch(now, until.filter(now::isBefore).orElse(now.plus(READ_AGAIN))));
                case CalendarState.Unreadable(String why) -> Optional.of(new Stretch(now, now.plus(READ_AGAIN)));
            });
        }

        private record Stretch(Instant from, Instant to) {}
    }
}
