package dev.headgate.config;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.text.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A record as a parameter of Systems Manager holds it: JSON to read in the console, compressed where that is long. */
public final class ParameterText {

    /** The most that a parameter holds, of the tier that costs something. */
    public static final int MOST_BYTES = 8 * 1024;

    /** The most that a parameter of the tier that is free holds. */
    private static final int FREE_BYTES = 4 * 1024;

    /** No JSON begins so. */
    private static final String COMPRESSED = "deflate:";

    private ParameterText() {}

    /** The text, which may be longer than a parameter holds; see {@link #MOST_BYTES}. */
    public static String of(Object value) {
        byte[] json = Json.write(value).getBytes(StandardCharsets.UTF_8);
        return json.length <= FREE_BYTES ? new String(json, StandardCharsets.UTF_8) : COMPRESSED + compressed(json);
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws MalformedJsonException when it is anything else
     */
    public static <T> T read(String text, Class<T> type) {
        return Json.read(json(text), type);
    }

    /** The same as a tree of plain maps, lists, strings, numbers and booleans. */
    public static Object tree(String text) {
        return Json.tree(json(text));
    }

    private static String json(String text) {
        return text.startsWith(COMPRESSED) ? plain(text.substring(COMPRESSED.length())) : text;
    }

    private static String compressed(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(bytes)) {
            deflate.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** No more of it than the codec would take: a few bytes can stand for very many. */
    private static String plain(String compressed) {
        try (InflaterInputStream inflate = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(compressed)))) {
            return new String(inflate.readNBytes(Limits.CHARACTERS + 1), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedJsonException("This is no compressed JSON: " + e.getMessage(), e);
        }
    }
}
