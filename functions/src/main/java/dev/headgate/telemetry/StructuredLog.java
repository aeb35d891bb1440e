package dev.headgate.telemetry;

import dev.headgate.json.Json;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One line of JSON for each thing that a function has done.
 *
 * <p>Lambda takes standard output to CloudWatch Logs line by line, and leaves as it is what is JSON already; its own logger
 * would wrap each line as the text of another, in which CloudWatch finds no metrics. It reads {@code timestamp} (RFC 3339) and
 * {@code level}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html">Log-level filtering</a>
 */
public final class StructuredLog {

    /** As Lambda filters by. */
    public enum Level {
        INFO,
        ERROR
    }

    private final InstantSource clock;
    private final Consumer<String> lines;

    /** @param lines takes each line, without its end */
    public StructuredLog(InstantSource clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    /**
     * Says what was done.
     *
     * @param message the same for all lines of a kind: a reader searches by it
     * @param members what the line says besides; no payload, and nothing that its reader could act by
     */
    public void write(Level level, String message, Map<String, ?> members) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", clock.instant().toString());
        line.put("level", level.name());
        line.put("message", message);
        line.putAll(members);
        lines.accept(Json.line(line));
    }
}
