package dev.headgate.states.definition;

import dev.headgate.tree.Fault;

/**
 * A fault of a definition.
 *
 * @param fault with its cure, for whoever writes the definition here
 * @param code Step Functions' own
 * @param message Step Functions' own, where it is known
 */
record Finding(Fault fault, String code, String message) {

    private static final String MISSING = "is missing";

    /** A field that is not what the language has. */
    static Finding ofSchema(Fault fault) {
        return new Finding(fault, Diagnostic.SCHEMA, fault.said("; "));
    }

    /** A fault of the whole, of which Step Functions names no place. */
    boolean isOfNoPlace() {
        return code.equals(Diagnostic.END);
    }

    /** Step Functions tells all fields at once that an object lacks. */
    boolean isMissingField() {
        return code.equals(Diagnostic.SCHEMA) && fault.problem().equals(MISSING);
    }
}
