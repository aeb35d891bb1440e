package dev.headgate.testing;

import dev.headgate.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Inputs of executions: the samples in events/, and JSON written in a test. */
public final class ExampleInput {

    public static final String PUSHED_DIGEST =
            "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd12345678";

    private ExampleInput() {}

    public static Map<String, Object> event(String name) {
        try {
            return json(Files.readString(Path.of("..", "events", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON in which single quotes stand for double ones. */
    public static Map<String, Object> json(String text) {
        return Json.object(Json.tree(text.replace('\'', '"')), "$");
    }
}
