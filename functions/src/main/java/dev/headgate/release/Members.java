package dev.headgate.release;

import dev.headgate.json.Json;
import dev.headgate.text.Nearest;
import dev.headgate.text.PlainLine;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The members of a request, read by name; what is wrong with them is gathered so that all of it can be said at once. */
final class Members {

    /** Step Functions' own way to link a nested execution to its parent. */
    private static final String STARTED_BY_EXECUTION = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

    private static final int LONGEST_TEXT = 1000;

    private final Map<String, Object> input;
    private final List<String> faults;

    /**
     * Notes a fault for each member that is not known.
     *
     * @param what the request, as in "a release"
     */
    Members(String what, Map<String, Object> input, List<String> known) {
        this(what, input, known, new ArrayList<>());
    }

    private Members(String what, Map<String, Object> input, List<String> known, List<String> faults) {
        this.input = input;
        this.faults = faults;
        input.keySet().stream()
                .filter(name -> !known.contains(name) && !name.equals(STARTED_BY_EXECUTION))
                .forEach(name -> faults.add(unknown(what, name, known)));
    }

    void fault(String fault) {
        faults.add(fault);
    }

    boolean has(String name) {
        return input.get(name) != null;
    }

    /** The text, or an empty one after noting that it is missing or wrong. */
    String required(String name, String purpose) {
        if (!has(name)) {
            faults.add("\"" + name + "\" is missing: " + purpose);
        }
        return text(name).orElse("");
    }

    /** The text; empty if it is absent, or after noting that it is wrong. */
    Optional<String> text(String name) {
        Object value = input.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank()) {
            faults.add("\"" + name + "\" must be a text in quotes, not " + described(value));
            return Optional.empty();
        }
        if (text.length() > LONGEST_TEXT) {
            faults.add("\"" + name + "\" is " + text.length() + " characters long: at most " + LONGEST_TEXT + " fit");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** The list's texts without repetition; empty if it is absent, or after noting that it is wrong. */
    List<String> texts(String name) {
        Object value = input.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> items) || items.isEmpty()) {
            faults.add("\"" + name + "\" must be a list such as [\"dev\", \"staging\"], or be left out for all, not "
                    + described(value));
            return List.of();
        }
        items.stream()
                .filter(item -> !(item instanceof String))
                .forEach(item -> faults.add("\"" + name + "\" must hold texts in quotes, not " + described(item)));
        return items.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .toList();
    }

    /**
     * The members of the object, whose faults are noted with these; empty if it is absent, or after noting that it is none.
     *
     * @param example what it looks like
     */
    Optional<Members> object(String name, List<String> known, String example) {
        Object value = input.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?> members)) {
            faults.add("\"" + name + "\" must be an object such as " + example + ", not " + described(value));
            return Optional.empty();
        }
        return Optional.of(new Members("\"" + name + "\"", Json.object(members, name), known, faults));
    }

    /** The point in time; empty if it is absent, or after noting that it is wrong. */
    Optional<Instant> instant(String name) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeParseException e) {
                faults.add(
                        "\"" + name + "\" must be a point in time such as 2026-01-31T12:00:00Z, not " + quoted(text));
                return Optional.empty();
            }
        });
    }

    /** Notes a fault unless the member is {@code true}. */
    void requireTrue(String name) {
        Object value = input.get(name);
        if (value != null && !Boolean.TRUE.equals(value)) {
            faults.add("\"" + name + "\" must be true, or be left out, not " + described(value));
        }
    }

    void throwIfFaulty() {
        if (!faults.isEmpty()) {
            throw new InvalidReleaseException(faults);
        }
    }

    /** On one line and not too long: people paste all kinds of things. */
    static String quoted(String text) {
        return PlainLine.quoted(text);
    }

    static String listed(List<String> words) {
        return String.join(", ", words);
    }

    private static String unknown(String what, String name, List<String> known) {
        return quoted(name) + " has no place in " + what
                + Nearest.to(name, known)
                        .map(meant -> ": did you mean \"" + meant + "\"?")
                        .orElseGet(() -> known.stream()
                                .map(it -> "\"" + it + "\"")
                                .collect(Collectors.joining(", ", ", which takes ", "")));
    }

    private static String described(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(text);
            case List<?> list -> list.isEmpty() ? "an empty list" : "a list";
            case Map<?, ?> map -> "an object";
            default -> PlainLine.of(value.toString(), PlainLine.SHORT);
        };
    }
}
