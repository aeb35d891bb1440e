package dev.headgate.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.headgate.text.Limits;
import dev.headgate.text.PlainLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one codec between JSON text and records, for Lambda payloads, stored items and the configuration parameter alike.
 *
 * <p>A record is an object of its components. {@code Optional.empty()} and absence are the same. An {@code Instant} or
 * {@code Duration} is its ISO-8601 text, an enum its name. A value of a sealed interface carries its record's simple
 * name as {@code "type"}. The members of a {@link Beside} one stand among its record's. Unknown members are ignored, so
 * that an older function can read a newer one's items; a missing or mistyped one is refused by its path.
 */
public final class Json {

    private static final JsonFactory FACTORY = factory(Limits.CHARACTERS);

    private static final JSON TEXT = upTo(FACTORY);

    /** Lambda hands on 6 MB, and so much may somebody send to the approval page; that is seldom, and costs its own start. */
    private static final int LARGEST_EVENT = 6 * 1024 * 1024;

    private Json() {}

    private static JsonFactory factory(int characters) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Limits.DEPTH)
                        .maxDocumentLength(characters)
                        .maxStringLength(characters)
                        .build())
                .build();
    }

    private static JSON upTo(JsonFactory factory) {
        return JSON.builder(factory)
                .disable(JSON.Feature.PRETTY_PRINT_OUTPUT)
                .enable(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** A record, sealed value or plain tree as JSON text. */
    public static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            new RecordText(generator).write(value);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot write " + value.getClass().getName() + " as JSON", e);
        }
        return text.toString();
    }

    /** Like {@link #write(Object)}, with each character that is not seen escaped: a line of a log. */
    public static String line(Object value) {
        return PlainLine.escaped(write(value));
    }

    /** Like {@link #write(Object)}, as UTF-8 bytes; the stream stays open. */
    public static void write(Object value, OutputStream out) throws IOException {
        out.write(write(value).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads JSON text as a record or sealed interface.
     *
     * @throws MalformedJsonException when the text is no JSON, or not of that shape
     */
    public static <T> T read(String json, Class<T> type) {
        return type.cast(RecordReader.of(type).read(tree(json), Place.root()));
    }

    /** Reads a tree of plain maps, lists, strings, numbers and booleans as a record or sealed interface. */
    public static <T> T convert(Object tree, Class<T> type) {
        return type.cast(RecordReader.of(type).read(tree, Place.root()));
    }

    /** A value as a tree of plain maps, lists, strings, numbers and booleans. */
    public static Object tree(Object value) {
        return RecordWriter.tree(value);
    }

    /**
     * JSON text as plain maps, lists, strings, numbers and booleans.
     *
     * @throws MalformedJsonException when the text is no JSON
     */
    public static Object tree(String json) {
        if (json.length() > Limits.CHARACTERS) {
            throw new MalformedJsonException("This is not JSON: it has more than " + Limits.CHARACTERS + " characters");
        }
        return tree(json, TEXT);
    }

    private static Object tree(String json, JSON reader) {
        try {
            Object tree = reader.anyFrom(json);
            if (tree == null) {
                throw new MalformedJsonException("The text is empty or null where JSON was expected");
            }
            return tree;
        } catch (IOException e) {
            throw new MalformedJsonException("This is not JSON: " + firstLine(e), e);
        }
    }

    /** Reads all of a stream as UTF-8 JSON text. */
    public static Object tree(InputStream in) throws IOException {
        return tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Like {@link #tree(InputStream)}, of an event that anybody may have sent: as large as Lambda hands one on. */
    public static Object event(InputStream in) throws IOException {
        String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return json.length() > Limits.CHARACTERS ? tree(json, upTo(factory(LARGEST_EVENT))) : tree(json);
    }

    /**
     * A tree that must be an object.
     *
     * @throws MalformedJsonException when it is anything else
     */
    @SuppressWarnings("unchecked") // a JSON object's keys are strings
    public static Map<String, Object> object(@Nullable Object tree, String path) {
        if (tree instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new MalformedJsonException(path + " must be an object, not " + describe(tree));
    }

    static String describe(@Nullable Object tree) {
        return switch (tree) {
            case null -> "null";
            case Map<?, ?> ignored -> "an object";
            case List<?> ignored -> "a list";
            case String text -> "the text " + PlainLine.quoted(text);
            case Number number -> "the number " + PlainLine.of(number.toString(), PlainLine.SHORT);
            case Boolean truth -> truth.toString();
            default -> tree.getClass().getSimpleName();
        };
    }

    private static String firstLine(IOException e) {
        return PlainLine.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("no details"));
    }
}
