package dev.headgate.simulator.consistency;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which members a JSON value has, and of what kind: the same for two samples of one thing. */
final class Shape {

    private Shape() {}

    static Object of(Object tree) {
        return switch (tree) {
            case Map<?, ?> members -> {
                Map<String, Object> shape = new TreeMap<>();
                members.forEach((name, value) -> {
                    // Some events say null where others leave a member out.
                    if (value != null) {
                        shape.put(String.valueOf(name), of(value));
                    }
                });
                yield shape;
            }
            case List<?> items -> {
                // Items of one list may differ, as an environment with a gate differs from one without.
                TreeSet<String> shapes = new TreeSet<>();
                items.forEach(item -> shapes.add(of(item).toString()));
                yield shapes;
            }
            case Number ignored -> "number";
            case Boolean ignored -> "truth";
            default -> "text";
        };
    }
}
