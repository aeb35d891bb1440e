package dev.headgate.config.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What windows come to on the time line.
 *
 * @param allow by how it is written; empty: always
 * @param deny by how it is written
 */
public record Timetable(Map<String, Span> allow, Map<String, Span> deny, ZoneId zone) {

    /** Any two weeks: weekly times are the same in all of them, but for changes of the clock. */
    private static final LocalDateTime SOME_WEEKS = LocalDate.of(2024, 1, 1).atStartOfDay();

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    public Timetable {
        allow = new LinkedHashMap<>(allow);
        deny = new LinkedHashMap<>(deny);
    }

    public static Timetable of(Windows windows) {
        return new Timetable(spans(windows.allow()), spans(windows.deny()), ZoneId.of(windows.timezone()));
    }

    private static Map<String, Span> spans(List<String> texts) {
        Map<String, Span> spans = new LinkedHashMap<>();
        texts.forEach(text -> spans.put(text, SpanText.of(text)));
        return spans;
    }

    /** The denied span that holds then, as it is written. */
    public Optional<String> deniedBy(Instant at) {
        LocalDateTime wall = wall(at);
        return deny.entrySet().stream()
                .filter(it -> it.getValue().contains(wall))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public boolean isOpen(Instant at) {
        LocalDateTime wall = wall(at);
        return (allow.isEmpty() || any(allow, wall)) && !any(deny, wall);
    }

    /** In order, each instant between these two at which it may open or close: not before others, and not at each. */
    public List<Instant> edges(Instant from, Instant until) {
        ZoneRules rules = zone.getRules();
        List<Span> spans =
                Stream.concat(allow.values().stream(), deny.values().stream()).toList();
        Stream<Instant> shown = wall(from)
                .toLocalDate()
                .minusDays(1)
                .datesUntil(wall(until).toLocalDate().plusDays(1))
                .flatMap(day -> spans.stream().flatMap(span -> span.edges(day)))
                .distinct()
                .flatMap(edge -> rules.getValidOffsets(edge).stream().map(edge::toInstant));
        // The clock jumps over edges in an hour that it skips, and back to before those in one that it shows twice.
        return Stream.concat(shown, jumps(rules, from, until))
                .filter(it -> it.isAfter(from) && it.isBefore(until))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Instant> jumps(ZoneRules rules, Instant from, Instant until) {
        return Stream.iterate(next(rules, from), Optional::isPresent, it -> it.flatMap(at -> next(rules, at)))
                .flatMap(Optional::stream)
                .takeWhile(it -> it.isBefore(until));
    }

    private static Optional<Instant> next(ZoneRules rules, Instant after) {
        return Optional.ofNullable(rules.nextTransition(after)).map(ZoneOffsetTransition::getInstant);
    }

    /** The longest that it can be open at a time; empty where nothing but periods ever closes it. */
    public Optional<Duration> longestStretch() {
        Duration most = Duration.ZERO;
        LocalDateTime opened = SOME_WEEKS;
        for (LocalDateTime edge : weeklyEdges()) {
            opened = isOpenEveryWeek(edge.minusMinutes(1)) ? opened : edge;
            Duration stretch = Duration.between(opened, edge);
            most = stretch.compareTo(most) > 0 ? stretch : most;
        }
        return most.equals(TWO_WEEKS) ? Optional.empty() : Optional.of(longest(most));
    }

    /** To the end of these weeks. */
    private List<LocalDateTime> weeklyEdges() {
        LocalDateTime end = SOME_WEEKS.plus(TWO_WEEKS);
        Stream<LocalDateTime> edges = SOME_WEEKS
                .toLocalDate()
                .datesUntil(end.toLocalDate())
                .flatMap(day -> Stream.concat(allow.values().stream(), deny.values().stream())
                        .filter(Span.Weekly.class::isInstance)
                        .flatMap(span -> span.edges(day)));
        return Stream.concat(edges, Stream.of(end))
                .filter(it -> it.isAfter(SOME_WEEKS) && !it.isAfter(end))
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isOpenEveryWeek(LocalDateTime wall) {
        return (allow.isEmpty() || anyWeekly(allow, wall)) && !anyWeekly(deny, wall);
    }

    private Duration longest(Duration ofEveryWeek) {
        return allow.values().stream()
                .flatMap(it -> it instanceof Span.Dated dated ? Stream.of(dated.length()) : Stream.empty())
                .reduce(ofEveryWeek, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private static boolean any(Map<String, Span> spans, LocalDateTime wall) {
        return spans.values().stream().anyMatch(it -> it.contains(wall));
    }

    private static boolean anyWeekly(Map<String, Span> spans, LocalDateTime wall) {
        return spans.values().stream().anyMatch(it -> it instanceof Span.Weekly && it.contains(wall));
    }

    private LocalDateTime wall(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }
}
