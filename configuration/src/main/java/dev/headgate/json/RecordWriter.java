package dev.headgate.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records to plain maps and lists. */
final class RecordWriter {

    private RecordWriter() {}

    static Object tree(@Nullable Object value) {
        return switch (value) {
            case null -> throw holdsNull();
            case String text -> text;
            case Boolean truth -> truth;
            case BigDecimal number -> number;
            case Number number -> number;
            case Enum<?> constant -> constant.name();
            case Instant instant -> instant.toString();
            case Duration duration -> duration.toString();
            case Collection<?> items -> items.stream().map(RecordWriter::tree).toList();
            case Map<?, ?> map -> mapTree(map);
            case Record structure -> recordTree(structure);
            default -> throw formless(value);
        };
    }

    static MalformedJsonException holdsNull() {
        return new MalformedJsonException("A list holds null, which stands for nothing here");
    }

    static IllegalArgumentException formless(Object value) {
        return new IllegalArgumentException(
                "No JSON form is defined for " + value.getClass().getName());
    }

    private static Map<String, Object> mapTree(Map<?, ?> map) {
        Map<String, Object> tree = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            // A null in somebody else's event means the same as its absence.
            if (value != null) {
                tree.put(String.valueOf(key), tree(value));
            }
        });
        return tree;
    }

    private static Map<String, Object> recordTree(Record structure) {
        Map<String, Object> tree = new LinkedHashMap<>();
        putInside(structure, tree);
        return tree;
    }

    private static void putInside(Record structure, Map<String, Object> tree) {
        RecordShape shape = RecordShape.of(structure.getClass());
        if (shape.isCaseOfSealed()) {
            tree.put(RecordShape.TYPE, structure.getClass().getSimpleName());
        }
        putMembers(structure, shape, tree);
    }

    private static void putMembers(Record structure, RecordShape shape, Map<String, Object> tree) {
        for (RecordShape.Member member : shape.members()) {
            if (member.isUnwritten()) {
                continue;
            }
            Object value = member.of(structure);
            if (member.isBeside()) {
                putBeside((Record) value, member.type(), tree);
            } else if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> tree.put(member.name(), tree(present)));
            } else {
                tree.put(member.name(), tree(value));
            }
        }
    }

    private static void putBeside(Record value, Class<?> type, Map<String, Object> tree) {
        if (value.getClass() == RecordShape.cases(type).getFirst()) {
            putMembers(value, RecordShape.of(value.getClass()), tree);
        } else {
            putInside(value, tree);
        }
    }
}
