package dev.headgate.states.definition;

import java.util.ArrayList;
import java.util.List;

/** A state machine's definition that Step Functions would refuse, or that this interpreter does not support. */
public final class InvalidDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> faults;
    private final ArrayList<Diagnostic> diagnostics;

    InvalidDefinitionException(String name, List<String> faults, List<Diagnostic> diagnostics) {
        super("The definition of " + name + " has faults:\n  " + String.join("\n  ", faults));
        this.faults = new ArrayList<>(faults);
        this.diagnostics = new ArrayList<>(diagnostics);
    }

    /** All that is wrong, each as {@code place: what}. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** All that is wrong, as Step Functions tells it. */
    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }
}
