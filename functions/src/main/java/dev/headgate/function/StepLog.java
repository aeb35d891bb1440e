package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import dev.headgate.json.Json;
import dev.headgate.telemetry.StructuredLog;
import dev.headgate.telemetry.StructuredLog.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Says of each call of a function what it was about, how long it took and what came of it.
 *
 * <p>Of payload and result it tells names of ours, numbers and truth values only: a sentence may quote what somebody else has
 * written, and a payload has a task token.
 */
final class StepLog {

    /** A constant of an enumeration, as all are written. */
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]*");

    /** A variant of a sealed interface, in the member {@code type} of what it is in. */
    private static final Pattern VARIANT = Pattern.compile("[A-Z][A-Za-z]*");

    private static final List<String> ABOUT = List.of("state", "deploymentId", "releaseId", "gate");

    private final StructuredLog log;
    private final InstantSource clock;

    StepLog(StructuredLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Has the work done, and says so; what it fails with goes on.
     *
     * @param message what is done
     * @param payload what it is done with
     */
    Object tell(String message, Map<String, Object> payload, Context context, Supplier<Object> work) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("requestId", context.getAwsRequestId());
        line.putAll(about(payload));
        Instant begun = clock.instant();
        try {
            Object result = Json.tree(work.get());
            line.putAll(outcome(result));
            line.put("milliseconds", since(begun));
            log.write(Level.INFO, message, line);
            return result;
        } catch (RuntimeException e) {
            // Its message may quote a payload. Lambda hands it on to the execution, which is kept under its own
            // permissions.
            line.put("error", e.getClass().getName());
            line.put("milliseconds", since(begun));
            log.write(Level.ERROR, message, line);
            throw e;
        }
    }

    private long since(Instant begun) {
        return Duration.between(begun, clock.instant()).toMillis();
    }

    /** Before a deployment has its record, its execution has its name already. */
    private static Map<String, Object> about(Map<String, Object> payload) {
        Map<String, Object> about = new LinkedHashMap<>();
        for (String name : ABOUT) {
            if (payload.get(name) instanceof String text) {
                about.put(name, text);
            }
        }
        if (payload.get("execution") instanceof Map<?, ?> execution && execution.get("name") instanceof String name) {
            about.put("execution", name);
        }
        return about;
    }

    private static Map<String, Object> outcome(Object result) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        if (result instanceof Map<?, ?> members) {
            members.forEach((name, value) -> put(outcome, String.valueOf(name), value));
        }
        return outcome;
    }

    private static void put(Map<String, Object> outcome, String name, Object value) {
        switch (value) {
            case Number number -> outcome.put(name, number);
            case Boolean truth -> outcome.put(name, truth);
            case String text when CONSTANT.matcher(text).matches() || name.endsWith("Id") -> outcome.put(name, text);
            case List<?> ids when name.endsWith("Ids") || name.equals("recovered") -> outcome.put(name, ids);
            case Map<?, ?> variant
            when variant.get("type") instanceof String type
                    && VARIANT.matcher(type).matches() -> outcome.put(name, type);
            default -> {
                // The rest is in the execution's history, or in the record.
            }
        }
    }
}
