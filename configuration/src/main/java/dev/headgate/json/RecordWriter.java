package dev.headgate.json;

import java.lang.reflect.InvocationTargetException;
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
            case null -> throw new MalformedJsonException("A list holds null, which stands for nothing here");
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
            default ->
                throw new IllegalArgumentException(
                        "No JSON form is defined for " + value.getClass().getName());
        };
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
        Class<?> type = structure.getClass();
        if (RecordShape.of(type).isCaseOfSealed()) {
            tree.put(RecordShape.TYPE, type.getSimpleName());
        }
        tree.putAll(membersOf(structure));
        return tree;
    }

    private static Map<String, Object> membersOf(Record structure) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (RecordShape.Member member : RecordShape.of(structure.getClass()).members()) {
            Object value = read(structure, member);
            if (member.isUnwritten()) {
                continue;
            }
            if (member.isBeside()) {
                tree.putAll(besideTree((Record) value, member.type()));
            } else if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> tree.put(member.name(), tree(present)));
            } else {
                tree.put(member.name(), tree(value));
            }
        }
        return tree;
    }

    private static Map<String, Object> besideTree(Record value, Class<?> type) {
        return value.getClass() == RecordShape.cases(type).getFirst() ? membersOf(value) : recordTree(value);
    }

    private static Object read(Record structure, RecordShape.Member member) {
        try {
            return member.accessor().invoke(structure);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "Cannot read " + structure.getClass().getName() + "." + member.name(), e);
        }
    }
}
