package dev.headgate.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain maps and lists to values of one type; which steps that takes is found once for each type. */
@FunctionalInterface
interface RecordReader {

    Object read(@Nullable Object tree, Place place);

    /** Reads what is written down for a type. */
    static RecordReader of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted == String.class) {
            return RecordReader::text;
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return RecordReader::truth;
        }
        if (wanted == int.class || wanted == Integer.class) {
            return (tree, place) -> (int) wholeNumber(tree, place, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (wanted == long.class || wanted == Long.class) {
            return (tree, place) -> wholeNumber(tree, place, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (wanted == double.class || wanted == Double.class) {
            return (tree, place) -> number(tree, place).doubleValue();
        }
        if (wanted == Instant.class || wanted == Duration.class) {
            return (tree, place) -> time(tree, wanted, place);
        }
        if (wanted.isEnum()) {
            return constants(wanted);
        }
        if (wanted.isRecord()) {
            return (tree, place) -> structure(tree, wanted, place);
        }
        if (wanted.isSealed()) {
            return cases(wanted);
        }
        if (wanted == Object.class) {
            return (tree, place) -> Optional.ofNullable(tree).orElseThrow(() -> mismatch(place, "a value", tree));
        }
        return formless(wanted.getName());
    }

    private static RecordReader ofGeneric(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return list(of(arguments[0]));
        }
        if (type.getRawType() == Map.class) {
            return map(of(arguments[0]), of(arguments[1]));
        }
        if (type.getRawType() == Optional.class) {
            RecordReader present = of(arguments[0]);
            return (tree, place) -> Optional.of(present.read(tree, place));
        }
        return formless(type.toString());
    }

    /** What is only ever written needs no form to be read. */
    private static RecordReader formless(String type) {
        return (tree, place) -> {
            throw new IllegalArgumentException("No JSON form is defined for " + type + " at " + place.text());
        };
    }

    private static RecordReader list(RecordReader element) {
        return (tree, place) -> {
            if (!(tree instanceof List<?> items)) {
                throw mismatch(place, "a list", tree);
            }
            List<Object> values = new ArrayList<>(items.size());
            for (Object item : items) {
                values.add(element.read(item, place.element(values.size())));
            }
            return List.copyOf(values);
        };
    }

    private static RecordReader map(RecordReader name, RecordReader value) {
        return (tree, place) -> {
            Map<Object, Object> values = new LinkedHashMap<>();
            object(tree, place)
                    .forEach((key, item) -> values.put(name.read(key, place), value.read(item, place.member(key))));
            return values;
        };
    }

    private static Object structure(@Nullable Object tree, Class<?> type, Place place) {
        Map<String, Object> members = object(tree, place);
        RecordShape shape = RecordShape.of(type);
        Object[] arguments = new Object[shape.members().size()];
        for (int i = 0; i < arguments.length; i++) {
            RecordShape.Member member = shape.members().get(i);
            arguments[i] = member.isBeside() ? beside(members, member, place) : own(members, member, place);
        }
        try {
            return shape.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            Throwable refusal = e.getTargetException();
            throw new MalformedJsonException(place.text() + ": " + refusal.getMessage(), refusal);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalArgumentException("Cannot make a " + type.getName(), e);
        }
    }

    private static Object own(Map<String, Object> members, RecordShape.Member member, Place place) {
        Object found = members.get(member.name());
        return found == null || member.isUnwritten()
                ? absent(member, place)
                : member.reader().read(found, place.member(member.name()));
    }

    private static Object beside(Map<String, Object> members, RecordShape.Member member, Place place) {
        return members.containsKey(RecordShape.TYPE)
                ? member.reader().read(members, place)
                : structure(members, RecordShape.cases(member.type()).getFirst(), place);
    }

    private static Object absent(RecordShape.Member member, Place place) {
        if (member.type() == Optional.class) {
            return Optional.empty();
        }
        throw new MalformedJsonException(place.member(member.name()).text() + " is missing");
    }

    private static RecordReader cases(Class<?> sealed) {
        Map<String, Class<?>> cases = new LinkedHashMap<>();
        RecordShape.cases(sealed).forEach(it -> cases.put(it.getSimpleName(), it));
        return (tree, place) -> {
            Object name = object(tree, place).get(RecordShape.TYPE);
            Class<?> found = name instanceof String text ? cases.get(text) : null;
            if (found == null) {
                throw mismatch(place.member(RecordShape.TYPE), "one of " + cases.keySet(), name);
            }
            return structure(tree, found, place);
        };
    }

    private static RecordReader constants(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return (tree, place) -> {
            for (Object constant : constants) {
                if (((Enum<?>) constant).name().equals(tree)) {
                    return constant;
                }
            }
            throw mismatch(place, "one of " + Arrays.toString(constants), tree);
        };
    }

    private static Object time(@Nullable Object tree, Class<?> type, Place place) {
        try {
            return type == Instant.class ? InstantText.parse(text(tree, place)) : Duration.parse(text(tree, place));
        } catch (DateTimeException e) {
            String example =
                    type == Instant.class ? "an instant such as 2026-01-31T12:00:00Z" : "a duration such as PT5M";
            throw new MalformedJsonException(place.text() + " must be " + example + ", not " + Json.describe(tree), e);
        }
    }

    private static Map<String, Object> object(@Nullable Object tree, Place place) {
        return tree instanceof Map<?, ?> ? Json.object(tree, "$") : Json.object(tree, place.text());
    }

    private static String text(@Nullable Object tree, Place place) {
        if (tree instanceof String text) {
            return text;
        }
        throw mismatch(place, "a text", tree);
    }

    private static Boolean truth(@Nullable Object tree, Place place) {
        if (tree instanceof Boolean truth) {
            return truth;
        }
        throw mismatch(place, "true or false", tree);
    }

    private static Number number(@Nullable Object tree, Place place) {
        if (tree instanceof Number number) {
            return number;
        }
        throw mismatch(place, "a number", tree);
    }

    /** JSONata computes in doubles, so 30.0 is a whole number too. */
    private static long wholeNumber(@Nullable Object tree, Place place, long least, long most) {
        Number number = number(tree, place);
        long whole = number.longValue();
        if (number.doubleValue() != whole || whole < least || whole > most) {
            throw mismatch(place, "a whole number", tree);
        }
        return whole;
    }

    private static MalformedJsonException mismatch(Place place, String wanted, @Nullable Object tree) {
        return new MalformedJsonException(place.text() + " must be " + wanted + ", not " + Json.describe(tree));
    }
}
