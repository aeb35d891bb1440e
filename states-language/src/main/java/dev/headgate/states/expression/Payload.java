package dev.headgate.states.expression;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as it travels between states: lists, maps, strings, numbers, booleans and null, which nobody changes. */
public final class Payload {

    /** The same for an input, an output, a task's arguments and its result. */
    public static final int MOST_BYTES = 262_144;

    /**
     * Of lists and maps within each other: half of what the JSON library writes, so that what is checked may still be wrapped.
     * AWS documents no such limit.
     */
    public static final int MOST_DEPTH = 500;

    private static final int MOST_BYTES_OF_A_CHARACTER = 6;
    private static final int MOST_BYTES_OF_A_SCALAR = 32;
    private static final JSON JSON_TEXT = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private Payload() {}

    /**
     * Reads JSON.
     *
     * @throws MalformedPayloadException unless the text is one JSON value and nothing else
     */
    public static @Nullable Object parse(String json) {
        try (JsonParser parser = JSON_TEXT.createParser(json)) {
            Object value = JSON_TEXT.anyFrom(parser);
            if (parser.nextToken() != null) {
                throw MalformedPayloadException.trailing(parser.currentTokenLocation());
            }
            return value;
        } catch (IOException e) {
            throw MalformedPayloadException.of(e);
        }
    }

    /** Writes JSON. */
    public static String toJson(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        try {
            return JSON_TEXT.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the value, as JSON, is past {@link #MOST_BYTES}. */
    public static boolean isTooLarge(@Nullable Object value) {
        // Nearly every payload is far below the limit: it is only written out where a generous estimate comes near.
        return atMost(value) > MOST_BYTES && isTooLarge(toJson(value));
    }

    /** Whether the value is nested past {@link #MOST_DEPTH}. */
    public static boolean isTooDeep(@Nullable Object value) {
        return isDeeper(value, MOST_DEPTH);
    }

    private static boolean isDeeper(@Nullable Object value, int most) {
        return (value instanceof List<?> list && hasDeeper(list, most))
                || (value instanceof Map<?, ?> map && hasDeeper(map.values(), most));
    }

    private static boolean hasDeeper(Collection<?> elements, int most) {
        if (most == 0) {
            return true;
        }
        for (Object element : elements) {
            if (isDeeper(element, most - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the JSON is past {@link #MOST_BYTES}. */
    public static boolean isTooLarge(String json) {
        return json.length() > MOST_BYTES
                || ((long) json.length() * MOST_BYTES_OF_A_CHARACTER > MOST_BYTES
                        && json.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES);
    }

    private static long atMost(@Nullable Object value) {
        long bytes = MOST_BYTES_OF_A_SCALAR;
        if (value instanceof String text) {
            bytes += (long) text.length() * MOST_BYTES_OF_A_CHARACTER;
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                bytes += atMost(element);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                bytes += atMost(entry.getKey()) + atMost(entry.getValue());
            }
        }
        return bytes;
    }
}
