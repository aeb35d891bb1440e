package dev.headgate.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What earlier looks saw that the next one must know. It changes only where something changed, so that a quiet look writes
 * nothing.
 *
 * @param since troubles that stand, and the look that first found each
 * @param told those of them that people have been told of
 * @param wanted how many tasks green was to have, whenever that changed, from its first complete moment on; oldest first
 * @param asked when the backend was last asked for something that is not seen done yet
 * @param plateau the largest share of production that green was seen with; empty before it had any
 * @param letGo which pause of the backend was let go last; empty where it has none of its own id
 */
public record Sightings(
        Map<Trouble, Instant> since,
        List<Trouble> told,
        List<Wanted> wanted,
        Optional<Instant> asked,
        Optional<Plateau> plateau,
        Optional<LetGo> letGo) {

    public static final Sightings NONE =
            new Sightings(Map.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A task that is wanted now is not missing yet: it has to be placed, to pull its image and to pass its checks. */
    static final Duration COMES_UP_WITHIN = Duration.ofMinutes(5);

    /** What was wanted between two looks is not known, and looks are up to this far apart. */
    static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    /** Enough for a day of scaling every few minutes; older changes are forgotten first. */
    private static final int MOST_CHANGES = 100;

    /** From this look on so many tasks were wanted. */
    public record Wanted(Instant from, int tasks) {}

    /** Green was first seen with this share then. */
    public record Plateau(int percent, Instant since) {}

    /**
     * A pause that the backend was asked to leave.
     *
     * @param percent the share that green had there
     * @param at when it was asked first
     */
    public record LetGo(String pause, int percent, Instant at) {}

    public Sightings {
        since = since.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(since));
        told = List.copyOf(told);
        wanted = List.copyOf(wanted);
    }

    /** How long a trouble has stood by now; empty where it does not. */
    Optional<Duration> standing(Trouble trouble, Instant now) {
        return Optional.ofNullable(since.get(trouble)).map(from -> Duration.between(from, now));
    }

    /** Whether the last look found it. */
    public boolean stands(Trouble trouble) {
        return since.containsKey(trouble);
    }

    boolean hasStood(Trouble trouble, Duration atLeast, Instant now) {
        return standing(trouble, now)
                .filter(elapsed -> elapsed.compareTo(atLeast) >= 0)
                .isPresent();
    }

    /** With exactly these troubles: those that stood before keep their time, and those that are over are forgotten. */
    Sightings with(Set<Trouble> seen, Instant at) {
        Map<Trouble, Instant> now = new EnumMap<>(Trouble.class);
        seen.forEach(trouble -> now.put(trouble, since.getOrDefault(trouble, at)));
        List<Trouble> stillTold = told.stream().filter(now::containsKey).toList();
        return new Sightings(now, stillTold, wanted, asked, plateau, letGo);
    }

    /** With this trouble besides those that stand. */
    public Sightings and(Trouble trouble, Instant at) {
        Set<Trouble> all = EnumSet.of(trouble);
        all.addAll(since.keySet());
        return with(all, at);
    }

    /** For whoever takes it over: nobody has looked since, so no trouble can be said to have lasted. */
    Sightings takenOver() {
        Set<Trouble> stays =
                stands(Trouble.BLUE_ENDED_EARLY) ? EnumSet.of(Trouble.BLUE_ENDED_EARLY) : EnumSet.noneOf(Trouble.class);
        return with(stays, since.getOrDefault(Trouble.BLUE_ENDED_EARLY, Instant.EPOCH));
    }

    Sightings telling(Trouble trouble) {
        List<Trouble> all = new ArrayList<>(told);
        all.add(trouble);
        return new Sightings(since, all, wanted, asked, plateau, letGo);
    }

    Sightings wanting(int tasks, Instant at) {
        if (!wanted.isEmpty() && wanted.getLast().tasks() == tasks) {
            return this;
        }
        List<Wanted> all = new ArrayList<>(wanted);
        all.add(new Wanted(at, tasks));
        List<Wanted> kept = all.subList(Math.max(0, all.size() - MOST_CHANGES), all.size());
        return new Sightings(since, told, kept, asked, plateau, letGo);
    }

    public Sightings asking(Instant at) {
        return new Sightings(since, told, wanted, Optional.of(at), plateau, letGo);
    }

    /** With this share of production on green: it only grows, and one that shrinks is trouble. */
    Sightings atShare(int percent, Instant at) {
        boolean grew = percent > share();
        return grew ? new Sightings(since, told, wanted, asked, Optional.of(new Plateau(percent, at)), letGo) : this;
    }

    /** How much of production green was seen with, in percent. */
    public int share() {
        return plateau.map(Plateau::percent).orElse(0);
    }

    /** With this pause let go, at this share; the first time that it was counts. */
    public Sightings lettingGo(String pause, int percent, Instant at) {
        return letGo.filter(it -> it.pause().equals(pause)).isPresent()
                ? this
                : new Sightings(since, told, wanted, asked, plateau, Optional.of(new LetGo(pause, percent, at)));
    }

    /** For how long this pause has not been left that was let go; empty where it was not. */
    Optional<Duration> unheeded(Optional<String> pause, Instant now) {
        return letGo.filter(it -> pause.filter(it.pause()::equals).isPresent())
                .map(it -> Duration.between(it.at(), now));
    }

    /** Whether the backend waits again, and green has no more than where it was let go last. */
    boolean gotNoMore(Optional<String> pause, int percent) {
        return letGo.filter(it ->
                        pause.filter(another -> !another.equals(it.pause())).isPresent())
                .filter(it -> percent <= it.percent())
                .isPresent();
    }

    /** Whether green has less than it was seen with. */
    boolean hasFallen(int percent) {
        return plateau.filter(it -> percent < it.percent()).isPresent();
    }

    /** The fewest tasks that must be healthy now; empty before green was complete for the first time. */
    OptionalInt due(Instant now) {
        return fewest(now.minus(COMES_UP_WITHIN), now);
    }

    /**
     * The fewest tasks that had to be healthy in a minute that is over; empty where that is not known. Where the count
     * changed between two looks, either may have held.
     */
    OptionalInt dueIn(Instant minute) {
        return fewest(minute.minus(COMES_UP_WITHIN), minute.plusSeconds(60).plus(BETWEEN_LOOKS));
    }

    /** Of all that was wanted at some moment between these two. */
    private OptionalInt fewest(Instant from, Instant until) {
        OptionalInt fewest = OptionalInt.empty();
        for (int i = 0; i < wanted.size(); i++) {
            boolean begunByThen = !wanted.get(i).from().isAfter(until);
            boolean heldUntilThen =
                    i + 1 == wanted.size() || wanted.get(i + 1).from().isAfter(from);
            if (begunByThen && heldUntilThen) {
                fewest = OptionalInt.of(
                        Math.min(fewest.orElse(Integer.MAX_VALUE), wanted.get(i).tasks()));
            }
        }
        return fewest;
    }
}
