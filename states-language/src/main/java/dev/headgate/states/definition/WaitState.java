package dev.headgate.states.definition;

import dev.headgate.states.expression.Bindings;
import dev.headgate.states.expression.Evaluated;
import dev.headgate.states.expression.Expression;
import dev.headgate.states.expression.PayloadTemplate;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.expression.StateFailedException;
import dev.headgate.tree.Section;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** A state that lets time pass: a number of seconds, or until an instant. */
public record WaitState(String name, Optional<PayloadTemplate> seconds, Optional<PayloadTemplate> timestamp, Exit exit)
        implements State {

    static final int MOST_SECONDS = 99_999_999;

    /** 24,855 days, past which Step Functions lets an execution die: so it was recorded, and AWS documents nothing. */
    private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    static WaitState read(String name, Section fields) {
        if (fields.has("Seconds") == fields.has("Timestamp")) {
            fields.wrong("Seconds", "exactly one of Seconds and Timestamp is needed");
        }
        fields.optional("Timestamp", Fields.STRING)
                .filter(text -> !Expression.isDelimited(text) && !isInstant(text))
                .ifPresent(text -> fields.wrong("Timestamp", "must be like 2026-03-14T01:59:00Z"));
        return new WaitState(
                name,
                Fields.integerTemplate(fields, "Seconds", 0, MOST_SECONDS),
                Fields.template(fields, "Timestamp"),
                Exit.read(fields));
    }

    private static boolean isInstant(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** An instant that has passed means now. */
    public Instant until(Bindings bindings, Instant now) {
        if (seconds.isPresent()) {
            return now.plusSeconds(Evaluated.integer("Seconds", seconds.get(), bindings, 0, MOST_SECONDS));
        }
        String text = Evaluated.string("Timestamp", timestamp, bindings);
        if (!isInstant(text)) {
            throw Evaluated.wrong("Timestamp", "like 2026-03-14T01:59:00Z");
        }
        Instant end = Instant.parse(text);
        if (Duration.between(now, end).compareTo(LONGEST) > 0) {
            throw new StateFailedException(StateError.RUNTIME, "Wait state delay is too long.");
        }
        return end;
    }

    @Override
    public List<Exit> exits() {
        return List.of(exit);
    }
}
