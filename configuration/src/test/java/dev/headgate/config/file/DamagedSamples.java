package dev.headgate.config.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file in which one place is wrong: what stands there is missing, another thing, or has a stranger beside it. */
final class DamagedSamples {

    private static final List<@Nullable Object> INSTEAD = Arrays.asList(
            null,
            "another word",
            12345,
            0.5,
            true,
            List.of(),
            List.of("x"),
            List.of("x", "x"),
            Map.of(),
            Map.of("x", 1));

    private DamagedSamples() {}

    /** One of them: what was done to it, and what came of it. */
    record Damaged(String how, String yaml) {}

    /** Every one that can be made of a file, as JSON, which is YAML. */
    static Stream<Damaged> of(String yaml) {
        return places(List.of(), EditorSchema.tree(yaml)).stream()
                .flatMap(place -> Stream.concat(
                        Stream.of(
                                new Damaged("without " + place, without(yaml, place)),
                                new Damaged("a stranger beside " + place, withStrangerBeside(yaml, place))),
                        INSTEAD.stream().map(value -> new Damaged(value + " at " + place, with(yaml, place, value)))));
    }

    private static List<List<Object>> places(List<Object> above, Object tree) {
        List<List<Object>> places = new ArrayList<>();
        members(tree).forEach(key -> {
            List<Object> place = Stream.concat(above.stream(), Stream.of(key)).toList();
            places.add(place);
            places.addAll(places(place, member(tree, key)));
        });
        return places;
    }

    private static Stream<?> members(Object tree) {
        return switch (tree) {
            case Map<?, ?> section -> section.keySet().stream();
            case List<?> list -> IntStream.range(0, list.size()).boxed();
            default -> Stream.empty();
        };
    }

    private static Object member(Object tree, Object key) {
        Object member =
                tree instanceof List<?> list && key instanceof Integer i ? list.get(i) : ((Map<?, ?>) tree).get(key);
        return member == null ? "" : member;
    }

    private static String without(String yaml, List<Object> place) {
        Object whole = EditorSchema.tree(yaml);
        switch (around(whole, place)) {
            case List<?> list -> list.remove(list.size() - 1);
            case Map<?, ?> section -> section.remove(place.getLast());
            default -> throw new IllegalStateException("nothing stands in " + place);
        }
        return EditorSchema.json(whole);
    }

    private static String withStrangerBeside(String yaml, List<Object> place) {
        Object whole = EditorSchema.tree(yaml);
        put(around(whole, place), around(whole, place) instanceof List<?> ? place.getLast() : "a stranger", "x");
        return EditorSchema.json(whole);
    }

    private static String with(String yaml, List<Object> place, @Nullable Object value) {
        Object whole = EditorSchema.tree(yaml);
        put(around(whole, place), place.getLast(), value);
        return EditorSchema.json(whole);
    }

    private static Object around(Object whole, List<Object> place) {
        Object around = whole;
        for (Object key : place.subList(0, place.size() - 1)) {
            around = member(around, key);
        }
        return around;
    }

    @SuppressWarnings("unchecked") // plain lists and maps, as YAML's loader makes them
    private static void put(Object around, Object key, @Nullable Object value) {
        if (key instanceof Integer i) {
            ((List<@Nullable Object>) around).set(i, value);
        } else {
            ((Map<Object, @Nullable Object>) around).put(key, value);
        }
    }
}
