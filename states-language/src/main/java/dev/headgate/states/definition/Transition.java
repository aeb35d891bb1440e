package dev.headgate.states.definition;

import dev.headgate.tree.Section;
import java.util.Optional;

/**
 * Where a workflow goes from a state.
 *
 * @param place of the field in the definition
 * @param next empty where the workflow ends
 */
public record Transition(String place, Optional<String> next) {

    /** Exactly one of {@code Next} and {@code "End": true}. */
    static Transition read(Section fields) {
        Optional<String> next = fields.optional("Next", Fields.STRING);
        boolean end = fields.optional("End", Fields.TRUTH).orElse(false);
        if (next.isPresent() == end) {
            fields.wrong("Next", next.isPresent() ? "contradicts End" : "is missing, and so is End");
        }
        return new Transition(fields.path("Next"), next);
    }

    static Transition to(Section fields, String field) {
        return new Transition(fields.path(field), Optional.of(fields.required(field, Fields.STRING)));
    }

    static Transition end(Section fields) {
        return new Transition(fields.path("End"), Optional.empty());
    }
}
