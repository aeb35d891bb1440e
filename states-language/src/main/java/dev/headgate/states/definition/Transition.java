package dev.headgate.states.definition;

import java.util.Optional;

/**
 * Where a workflow goes from a state.
 *
 * @param place of the field in the definition
 * @param next empty where the workflow ends
 */
public record Transition(String place, Optional<String> next) {

    /** Exactly one of {@code Next} and {@code "End": true}. */
    static Transition read(Fields fields) {
        Optional<String> next = fields.string("Next");
        boolean end = fields.isTrue("End");
        if (next.isPresent() == end) {
            fields.fault("Next", next.isPresent() ? "contradicts End" : "is missing, and so is End");
        }
        return new Transition(fields.place("Next"), next);
    }

    static Transition to(Fields fields, String field) {
        return new Transition(fields.place(field), Optional.of(fields.requiredString(field)));
    }

    static Transition end(Fields fields) {
        return new Transition(fields.place("End"), Optional.empty());
    }
}
