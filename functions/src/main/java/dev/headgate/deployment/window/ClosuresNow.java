package dev.headgate.deployment.window;

import dev.headgate.config.Environment;
import dev.headgate.config.window.Windows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is closed at one moment, place by place: freezes are read once, and so is each calendar. */
public final class ClosuresNow {

    private final List<Freeze> freezes;
    private final ChangeCalendar calendar;
    private final Instant now;
    private final Map<String, CalendarState> read = new HashMap<>();

    /** @param freezes all that are kept */
    public ClosuresNow(List<Freeze> freezes, ChangeCalendar calendar, Instant now) {
        this.freezes = List.copyOf(freezes);
        this.calendar = calendar;
        this.now = now;
    }

    /** What can keep production traffic of a service there from moving. */
    public Closures of(String service, Environment environment) {
        Optional<Windows> windows = environment.rules().windows();
        return new Closures(
                windows,
                freezes.stream()
                        .filter(it -> it.holds(service, environment.name(), now))
                        .toList(),
                windows.flatMap(Windows::calendar).map(name -> read.computeIfAbsent(name, calendar::state)));
    }
}
