package dev.headgate.tree;

import dev.headgate.text.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value as somebody wrote it, with the line in which it begins; JSON counts as one line. */
public sealed interface Node {

    int line();

    /** Values by their keys, in the order in which they were written; a key may stand there twice. */
    record Mapping(int line, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** A key, with its own line, and its value. */
    record Entry(int line, String key, Node value) {}

    /** A list. */
    record Elements(int line, List<Node> nodes) implements Node {
        public Elements {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * A text, a number, a truth, or nothing.
     *
     * @param text as it was written, without quotes
     * @param quoted whether it stood in quotes, which in JSON makes it a text
     * @param value as its notation understands it; empty for nothing
     */
    record Scalar(int line, String text, boolean quoted, Optional<Object> value) implements Node {}

    /** Of plain maps, lists, strings, numbers, booleans and null, as readers of JSON make them; what is too deep is no map. */
    static Node of(@Nullable Object json) {
        String tooDeep = "more than " + Limits.DEPTH + " maps and lists in each other";
        return isDeeper(json, Limits.DEPTH) ? new Scalar(1, tooDeep, false, Optional.of(tooDeep)) : within(json);
    }

    private static Node within(@Nullable Object json) {
        return switch (json) {
            case Map<?, ?> map -> {
                List<Entry> entries = new ArrayList<>();
                map.forEach((key, value) -> entries.add(new Entry(1, String.valueOf(key), within(value))));
                yield new Mapping(1, entries);
            }
            case List<?> list -> new Elements(1, list.stream().map(Node::within).toList());
            case null -> new Scalar(1, "null", false, Optional.empty());
            default -> new Scalar(1, json.toString(), json instanceof String, Optional.of(json));
        };
    }

    /** Whether more maps and lists stand in each other than so many; looks no deeper than that. */
    private static boolean isDeeper(@Nullable Object json, int most) {
        return switch (json) {
            case Map<?, ?> map -> most == 0 || map.values().stream().anyMatch(it -> isDeeper(it, most - 1));
            case List<?> list -> most == 0 || list.stream().anyMatch(it -> isDeeper(it, most - 1));
            case null, default -> false;
        };
    }

    /** Whether it is null, or a key's value that was left out. */
    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.value().isEmpty();
    }

    /** What {@link #of} made this of. */
    default @Nullable Object json() {
        return switch (this) {
            case Mapping mapping -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                mapping.entries().forEach(it -> map.put(it.key(), it.value().json()));
                yield map;
            }
            case Elements list -> {
                List<@Nullable Object> values = new ArrayList<>();
                list.nodes().forEach(it -> values.add(it.json()));
                yield values;
            }
            case Scalar scalar -> scalar.value().orElse(null);
        };
    }
}
