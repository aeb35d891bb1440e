package dev.headgate.deployment.window;

import dev.headgate.config.LongestRun;
import dev.headgate.config.window.Windows;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Decides whether production traffic may begin to move: never into a time in which it may not. */
public final class WindowRule {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private WindowRule() {}

    /**
     * Decides for a shift that begins now, or for the start of a green whose shift follows.
     *
     * @param needs how long it has to be open from then on
     */
    public static Opening decide(Closures closures, Duration needs, Instant now) {
        return first(closures.from(now), needs, now)
                .map(first -> first.equals(now)
                        ? new Opening.Open()
                        : new Opening.ClosedUntil(first, why(closures, needs, now)))
                .orElseGet(() -> new Opening.NeverWithin(why(closures, needs, now) + ". It opens for long enough at no"
                        + " time within " + DurationWords.rounded(LongestRun.FOR_A_WINDOW)));
    }

    /** When it is next open for so long. */
    private static Optional<Instant> first(Closures.Future future, Duration needs, Instant now) {
        Instant end = now.plus(LongestRun.FOR_A_WINDOW).plus(needs);
        Optional<Instant> opened = Optional.empty();
        for (Instant edge : future.edges(end)) {
            if (future.isOpen(edge)) {
                opened = opened.or(() -> Optional.of(edge));
            } else if (holds(opened, edge, needs)) {
                return opened;
            } else {
                opened = Optional.empty();
            }
        }
        return holds(opened, end, needs) ? opened : Optional.empty();
    }

    private static boolean holds(Optional<Instant> opened, Instant closes, Duration needs) {
        return opened.filter(it -> !closes.isBefore(it.plus(needs))).isPresent();
    }

    private static String why(Closures closures, Duration needs, Instant now) {
        Closures.Future future = closures.from(now);
        return closures.freezes().stream()
                .filter(it -> it.holds(now))
                .findFirst()
                .map(freeze -> frozen(freeze, closures.zone()))
                .or(() -> calendar(closures))
                .or(() -> future.timetable()
                        .flatMap(it -> it.deniedBy(now))
                        .map(it -> "its windows deny " + it + zone(closures)))
                .orElseGet(() -> future.isOpen(now)
                        ? "it is closed again before green could have all of production's traffic, for which "
                                + DurationWords.rounded(needs) + " are planned"
                        : "its windows allow " + allowed(closures));
    }

    private static String frozen(Freeze freeze, ZoneId zone) {
        return freeze.requestedBy().orElse("somebody") + " has frozen " + freeze.what() + " until "
                + time(freeze.until(), zone) + ": " + freeze.reason();
    }

    private static Optional<String> calendar(Closures closures) {
        String name = closures.windows().flatMap(Windows::calendar).orElse("");
        return closures.calendar().flatMap(state -> switch (state) {
            case CalendarState.Open open -> Optional.empty();
            case CalendarState.Closed closed -> Optional.of("the change calendar " + name + " is closed");
            case CalendarState.Unreadable(String why) ->
                Optional.of("the change calendar " + name + " cannot be read, which counts as closed: " + why);
        });
    }

    private static String allowed(Closures closures) {
        return closures.windows().map(it -> String.join(", ", it.allow())).orElse("") + zone(closures);
    }

    private static String zone(Closures closures) {
        return closures.windows().map(it -> " (" + it.timezone() + ")").orElse("");
    }

    /** As people read it, by the clock of that zone. */
    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone)) + " " + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }

    /** The same, in the zone of these windows. */
    public static String time(Instant at, Optional<Windows> windows) {
        return time(at, windows.map(it -> ZoneId.of(it.timezone())).orElse(ZoneOffset.UTC));
    }
}
