package dev.headgate.cli.judge;

import dev.headgate.text.PlainLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A JSON object whose faults are named by the place it stands in. */
final class JsonObject {

    private final String place;
    private final Map<?, ?> members;

    /**
     * Takes an object with no other fields than these.
     *
     * @param place the start of a message, such as "row 3, "; empty for the outermost object
     */
    JsonObject(Object tree, String place, List<String> fields) throws BadInputException {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new BadInputException(
                    "%smust be an object with the fields %s, not %s".formatted(place, fields, shown(tree)));
        }
        this.place = place;
        members = map;
        for (Object field : map.keySet()) {
            if (!fields.contains(String.valueOf(field))) {
                throw new BadInputException("%sfield %s: is unknown; the fields are %s"
                        .formatted(place, PlainLine.of(String.valueOf(field), PlainLine.SHORT), new TreeSet<>(fields)));
            }
        }
    }

    Optional<Double> number(String field) throws BadInputException {
        Object value = members.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        throw new BadInputException("%sfield %s: must be a number, not %s".formatted(place, field, shown(value)));
    }

    <E extends Enum<E>> E constant(String field, Class<E> type) throws BadInputException {
        Object value = members.get(field);
        List<E> constants = List.of(type.getEnumConstants());
        for (E constant : constants) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new BadInputException("%sfield %s: must be one of %s, not %s"
                .formatted(place, field, constants, value == null ? "missing" : shown(value)));
    }

    Optional<List<Object>> list(String field) throws BadInputException {
        Object value = members.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof List<?> list) {
            return Optional.of(new ArrayList<>(list));
        }
        throw new BadInputException("%sfield %s: must be a list, not %s".formatted(place, field, shown(value)));
    }

    private static String shown(Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> PlainLine.quoted(text);
            case Map<?, ?> map -> "an object";
            case List<?> list -> "a list";
            default -> PlainLine.of(String.valueOf(value), PlainLine.SHORT);
        };
    }
}
