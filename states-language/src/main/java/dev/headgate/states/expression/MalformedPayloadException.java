package dev.headgate.states.expression;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Optional;

/** A text that is not one JSON value. */
public final class MalformedPayloadException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final int line;
    private final int column;

    private MalformedPayloadException(String why, Optional<JsonLocation> location, Optional<IOException> cause) {
        super("Not JSON: " + why, cause.orElse(null));
        this.why = why;
        line = location.map(JsonLocation::getLineNr).orElse(1);
        column = location.map(JsonLocation::getColumnNr).orElse(1);
    }

    static MalformedPayloadException of(IOException e) {
        String why = Optional.ofNullable(e.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse("unreadable");
        Optional<JsonLocation> location = e instanceof JsonProcessingException known
                ? Optional.ofNullable(known.getLocation())
                : Optional.empty();
        return new MalformedPayloadException(why, location, Optional.of(e));
    }

    static MalformedPayloadException trailing(JsonLocation location) {
        return new MalformedPayloadException("something follows the value", Optional.of(location), Optional.empty());
    }

    /** In the parser's words. */
    public String why() {
        return why;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
