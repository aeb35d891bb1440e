package dev.headgate.deployment.window;

import java.time.Instant;
import java.util.Optional;

/** What a change calendar says at one moment. */
public sealed interface CalendarState {

    /**
     * It is open.
     *
     * @param until when it closes; empty where it never does
     */
    record Open(Optional<Instant> until) implements CalendarState {}

    /**
     * It is closed.
     *
     * @param until when it opens; empty where it never does
     */
    record Closed(Optional<Instant> until) implements CalendarState {}

    /** Nobody knows: which counts as closed. */
    record Unreadable(String why) implements CalendarState {}
}
