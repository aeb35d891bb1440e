package dev.headgate.states.definition;

import java.io.Serializable;

/**
 * Something that is wrong in a definition, as Step Functions tells it.
 *
 * @param code such as {@code SCHEMA_VALIDATION_FAILED}
 * @param location such as {@code /States/Pause/Seconds}; empty where it is in no place
 */
public record Diagnostic(String code, String message, String location) implements Serializable {

    private static final long serialVersionUID = 1L;

    static final String INVALID_JSON = "INVALID_JSON_DESCRIPTION";
    static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
    static final String TRANSITION = "MISSING_TRANSITION_TARGET";
    static final String END = "MISSING_END_STATE";
    static final String NAME = "DUPLICATE_STATE_NAME";

    /** As the refusal of a definition has it, which writes null for no place. */
    public String inWords() {
        return code + ": " + message + " at " + (location.isEmpty() ? "null" : location);
    }
}
