package dev.headgate.states.expression;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what JSONata returns into plain JSON values: no marker for null, and no fraction where there is none. */
final class PlainJson {

    /** Above this, a double no longer tells neighbouring whole numbers apart. */
    private static final double LARGEST_WHOLE = 9_007_199_254_740_992d;

    private PlainJson() {}

    /** @throws IllegalArgumentException naming what has no place in JSON, such as a function, or in a payload */
    static @Nullable Object of(@Nullable Object value) {
        return of(value, 0);
    }

    private static @Nullable Object of(@Nullable Object value, int depth) {
        if (depth > Payload.MOST_DEPTH) {
            throw new IllegalArgumentException("a value nested more than " + Payload.MOST_DEPTH + " deep");
        }
        if (value == null || value.equals(Jsonata.NULL_VALUE)) {
            return null;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>(list.size());
            list.forEach(element -> plain.add(of(element, depth + 1)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((name, element) -> plain.put(String.valueOf(name), of(element, depth + 1)));
            return plain;
        }
        if (value instanceof Double || value instanceof Float) {
            return number(((Number) value).doubleValue());
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("something that is not JSON, such as a function");
    }

    private static Number number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a number that is not finite");
        }
        if (value != Math.rint(value) || Math.abs(value) >= LARGEST_WHOLE) {
            return value;
        }
        long whole = (long) value;
        if (whole == (int) whole) {
            return (int) whole;
        }
        return whole;
    }
}
