package dev.headgate.infra.task;

import java.util.Map;
import java.util.TreeMap;

/** The order of Map.of changes from one JVM to the next, and equal files would synthesize to unequal templates. */
final class Sorted {

    private Sorted() {}

    static <V> Map<String, V> of(Map<String, V> map) {
        return new TreeMap<>(map);
    }
}
