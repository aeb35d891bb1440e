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

/** Plain maps and lists to records. */
final class RecordReader {

    private RecordReader() {}

    static Object value(@Nullable Object tree, Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            return genericValue(tree, generic, path);
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted == String.class) {
            return text(tree, path);
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return truth(tree, path);
        }
        if (wanted == int.class || wanted == Integer.class) {
            return (int) wholeNumber(tree, path, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (wanted == long.class || wanted == Long.class) {
            return wholeNumber(tree, path, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (wanted == double.class || wanted == Double.class) {
            return number(tree, path).doubleValue();
        }
        if (wanted == Instant.class || wanted == Duration.class) {
            return time(tree, wanted, path);
        }
        if (wanted.isEnum()) {
            return constant(tree, wanted, path);
        }
        if (wanted.isRecord()) {
            return structure(tree, wanted, path);
        }
        if (wanted.isSealed()) {
            return caseOf(tree, wanted, path);
        }
        if (wanted == Object.class) {
            return Optional.ofNullable(tree).orElseThrow(() -> mismatch(path, "a value", tree));
        }
        throw new IllegalArgumentException("No JSON form is defined for " + wanted.getName() + " at " + path);
    }

    private static Object genericValue(@Nullable Object tree, ParameterizedType type, String path) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            if (!(tree instanceof List<?> items)) {
                throw mismatch(path, "a list", tree);
            }
            List<Object> values = new ArrayList<>();
            for (Object item : items) {
                values.add(value(item, arguments[0], path + "[" + values.size() + "]"));
            }
            return List.copyOf(values);
        }
        if (type.getRawType() == Map.class) {
            Map<Object, Object> values = new LinkedHashMap<>();
            Json.object(tree, path)
                    .forEach((key, item) ->
                            values.put(value(key, arguments[0], path), value(item, arguments[1], path + "." + key)));
            return values;
        }
        if (type.getRawType() == Optional.class) {
            return Optional.of(value(tree, arguments[0], path));
        }
        throw new IllegalArgumentException("No JSON form is defined for " + type + " at " + path);
    }

    private static Object structure(@Nullable Object tree, Class<?> type, String path) {
        Map<String, Object> members = Json.object(tree, path);
        RecordShape shape = RecordShape.of(type);
        Object[] arguments = new Object[shape.members().size()];
        for (int i = 0; i < arguments.length; i++) {
            RecordShape.Member member = shape.members().get(i);
            arguments[i] = member.isBeside() ? beside(members, member.type(), path) : own(members, member, path);
        }
        try {
            return shape.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            Throwable refusal = e.getTargetException();
            throw new MalformedJsonException(path + ": " + refusal.getMessage(), refusal);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalArgumentException("Cannot make a " + type.getName(), e);
        }
    }

    private static Object own(Map<String, Object> members, RecordShape.Member member, String path) {
        String place = path + "." + member.name();
        Object found = members.get(member.name());
        return found == null || member.isUnwritten()
                ? absent(member, place)
                : value(found, member.genericType(), place);
    }

    private static Object beside(Map<String, Object> members, Class<?> type, String path) {
        return members.containsKey(RecordShape.TYPE)
                ? value(members, type, path)
                : structure(members, RecordShape.cases(type).getFirst(), path);
    }

    private static Object absent(RecordShape.Member member, String path) {
        if (member.type() == Optional.class) {
            return Optional.empty();
        }
        throw new MalformedJsonException(path + " is missing");
    }

    private static Object caseOf(@Nullable Object tree, Class<?> sealed, String path) {
        Object name = Json.object(tree, path).get(RecordShape.TYPE);
        Class<?>[] cases = sealed.getPermittedSubclasses();
        return Arrays.stream(cases)
                .filter(it -> it.getSimpleName().equals(name))
                .findFirst()
                .map(it -> structure(tree, it, path))
                .orElseThrow(() -> new MalformedJsonException(path + "." + RecordShape.TYPE + " must be one of "
                        + Arrays.stream(cases).map(Class::getSimpleName).toList() + ", not " + Json.describe(name)));
    }

    private static Object constant(@Nullable Object tree, Class<?> type, String path) {
        Object[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(it -> ((Enum<?>) it).name().equals(tree))
                .findFirst()
                .orElseThrow(() -> mismatch(path, "one of " + Arrays.toString(constants), tree));
    }

    private static Object time(@Nullable Object tree, Class<?> type, String path) {
        try {
            return type == Instant.class ? Instant.parse(text(tree, path)) : Duration.parse(text(tree, path));
        } catch (DateTimeException e) {
            String example =
                    type == Instant.class ? "an instant such as 2026-01-31T12:00:00Z" : "a duration such as PT5M";
            throw new MalformedJsonException(path + " must be " + example + ", not " + Json.describe(tree), e);
        }
    }

    private static String text(@Nullable Object tree, String path) {
        if (tree instanceof String text) {
            return text;
        }
        throw mismatch(path, "a text", tree);
    }

    private static Boolean truth(@Nullable Object tree, String path) {
        if (tree instanceof Boolean truth) {
            return truth;
        }
        throw mismatch(path, "true or false", tree);
    }

    private static Number number(@Nullable Object tree, String path) {
        if (tree instanceof Number number) {
            return number;
        }
        throw mismatch(path, "a number", tree);
    }

    /** JSONata computes in doubles, so 30.0 is a whole number too. */
    private static long wholeNumber(@Nullable Object tree, String path, long least, long most) {
        Number number = number(tree, path);
        long whole = number.longValue();
        if (number.doubleValue() != whole || whole < least || whole > most) {
            throw mismatch(path, "a whole number", tree);
        }
        return whole;
    }

    private static MalformedJsonException mismatch(String path, String wanted, @Nullable Object tree) {
        return new MalformedJsonException(path + " must be " + wanted + ", not " + Json.describe(tree));
    }
}
