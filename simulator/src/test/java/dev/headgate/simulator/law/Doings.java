package dev.headgate.simulator.law;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What people did by hand and what befell a run from outside: what Headgate can answer for only once it has seen it. */
public final class Doings {

    /** The kinds of what is done. */
    public enum Kind {
        /** Somebody set the listener. */
        LISTENER,
        /** Tasks died, fell sick or were scaled. */
        TASKS,
        /** Somebody acted in CodeDeploy: deployed, let go, ended blue, stopped. */
        CODEDEPLOY,
        /** Somebody aborted, redrove or recovered an execution, or it died. */
        EXECUTION,
        /** An AWS service, or what an alarm is read from, cannot be reached. */
        BLINDNESS
    }

    private record Doing(Kind kind, Place place, Instant from, Instant until) {}

    private final List<Doing> doings = new ArrayList<>();

    public void add(Kind kind, Place place, Instant at) {
        doings.add(new Doing(kind, place, at, at));
    }

    public void add(Kind kind, Place place, Instant from, Duration lasts) {
        doings.add(new Doing(kind, place, from, from.plus(lasts)));
    }

    /** Whether something of these kinds was done there at this time or later. */
    boolean any(Place place, Instant since, Kind... kinds) {
        Set<Kind> wanted = Set.of(kinds);
        return doings.stream()
                .anyMatch(it -> wanted.contains(it.kind())
                        && it.place().equals(place)
                        && !it.until().isBefore(since));
    }

    /** Whether anything was done there at this time or later. */
    boolean any(Place place, Instant since) {
        return any(place, since, Kind.values());
    }
}
