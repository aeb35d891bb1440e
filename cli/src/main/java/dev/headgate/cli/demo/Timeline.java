package dev.headgate.cli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What has been found out of and not been shown yet, in the order in which it happened. */
final class Timeline<T> {

    private final NavigableMap<Instant, List<T>> coming = new TreeMap<>();

    void add(Instant at, T what) {
        coming.computeIfAbsent(at, unused -> new ArrayList<>()).add(what);
    }

    /** Takes what happened until then; of the same instant, what was found out first comes first. */
    List<T> until(Instant at) {
        NavigableMap<Instant, List<T>> past = coming.headMap(at, true);
        List<T> happened = past.values().stream().flatMap(List::stream).toList();
        past.clear();
        return happened;
    }

    /** When something happened that is still to be shown. */
    Stream<Instant> moments() {
        return coming.keySet().stream();
    }
}
