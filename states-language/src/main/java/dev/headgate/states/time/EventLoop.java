package dev.headgate.states.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * A single-threaded loop over virtual time.
 *
 * <p>Time stands still while an event runs and jumps to the next event's instant between two. Events of one instant run
 * in the order in which they were scheduled, so a run depends on nothing but what was put in.
 */
public final class EventLoop implements InstantSource {

    /** A bound no real scenario comes near: reaching it means that something schedules itself for ever. */
    private static final long MOST_EVENTS = 5_000_000;

    /** Past it time does not move any more, however long the whole goes on. */
    private static final long MOST_EVENTS_AT_ONCE = 1_000_000;

    private final PriorityQueue<Event> queue =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private Instant now;
    private long scheduled;
    private long ranNow;

    public EventLoop(Instant start) {
        now = start;
    }

    /** Something that will happen, unless it is cancelled before. */
    public static final class Event {
        private final Instant at;
        private final long number;
        private final String what;
        private final Runnable action;
        private boolean cancelled;

        private Event(Instant at, long number, String what, Runnable action) {
            this.at = at;
            this.number = number;
            this.what = what;
            this.action = action;
        }

        public void cancel() {
            cancelled = true;
        }

        Instant at() {
            return at;
        }

        long number() {
            return number;
        }

        @Override
        public String toString() {
            return what + " at " + at;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Schedules an action.
     *
     * @param what a few words that name the event when a run has to be explained
     */
    public Event after(Duration delay, String what, Runnable action) {
        return at(now.plus(delay), what, action);
    }

    /** An instant that has passed means now. */
    public Event at(Instant when, String what, Runnable action) {
        Event event = new Event(when.isBefore(now) ? now : when, scheduled++, what, action);
        queue.add(event);
        return event;
    }

    /** When the next event is due; empty when nothing is scheduled. */
    public Optional<Instant> nextAt() {
        while (!queue.isEmpty() && queue.peek().cancelled) {
            queue.remove();
        }
        return Optional.ofNullable(queue.peek()).map(Event::at);
    }

    /** Runs the next event; false when there is none. */
    public boolean step() {
        if (nextAt().isEmpty()) {
            return false;
        }
        Event event = queue.remove();
        ranNow = event.at.equals(now) ? ranNow + 1 : 1;
        now = event.at;
        if (ranNow > MOST_EVENTS_AT_ONCE) {
            throw new IllegalStateException(
                    "Time does not go on: " + ranNow + " events at once, the last one " + event);
        }
        event.action.run();
        return true;
    }

    /**
     * Runs events until the condition holds.
     *
     * @throws IllegalStateException when nothing is left to happen and it still does not, or never will
     */
    public void runUntil(BooleanSupplier done) {
        long ran = 0;
        while (!done.getAsBoolean()) {
            if (!step()) {
                throw new IllegalStateException(
                        "Nothing is scheduled any more at " + now + ", and the run is not done");
            }
            if (++ran > MOST_EVENTS) {
                throw new IllegalStateException("The run does not end: " + ran + " events until " + now);
            }
        }
    }

    /** Runs all that happens within this time and leaves the clock at its end. */
    public void runFor(Duration duration) {
        Instant end = now.plus(duration);
        while (nextAt().filter(next -> !next.isAfter(end)).isPresent()) {
            step();
        }
        now = end;
    }
}
