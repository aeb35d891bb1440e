package dev.headgate.deployment.window;

/** Change calendars of the tooling account. */
@FunctionalInterface
public interface ChangeCalendar {

    /** What the calendar of this name says now; fails never. */
    CalendarState state(String name);
}
