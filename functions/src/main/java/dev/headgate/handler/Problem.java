package dev.headgate.handler;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.Map;
import java.util.Optional;

/**
 * What a step failed with, as Step Functions hands it to a Catch.
 *
 * @param state the step
 * @param error of a Java error, its full class name; empty where somebody answered for the step and named none
 * @param cause of a Java error, JSON with its message and stack trace; blank where Step Functions has no words, as of a
 *     time-out
 */
public record Problem(String state, Optional<String> error, Optional<String> cause) {

    /** Of an error that has a name. */
    public Problem(String state, String error, Optional<String> cause) {
        this(state, Optional.of(error), cause);
    }

    /** Whether the error's name ends like this. */
    boolean isOf(String name) {
        return error.filter(it -> it.endsWith(name)).isPresent();
    }

    /** The error's own words, without the stack trace. */
    String message() {
        return cause.map(Problem::messageOf)
                .filter(it -> !it.isBlank())
                .or(() -> error.filter(it -> !it.isBlank()))
                .orElse("no reason was given");
    }

    /** The step and its error as one clause of a sentence. */
    String inWords() {
        return "the step " + state + " failed: " + message();
    }

    private static String messageOf(String cause) {
        if (!cause.startsWith("{")) {
            return cause;
        }
        try {
            Map<String, Object> error = Json.object(Json.tree(cause), "cause");
            return error.get("errorMessage") instanceof String message ? message : cause;
        } catch (MalformedJsonException e) {
            // Step Functions cuts a long cause off in the middle.
            return cause;
        }
    }
}
