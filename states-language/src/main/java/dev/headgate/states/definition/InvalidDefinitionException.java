package dev.headgate.states.definition;

import java.util.ArrayList;
import java.util.List;

/** A state machine's definition that Step Functions would refuse, or that this interpreter does not support. */
public final class InvalidDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> faults;

    InvalidDefinitionException(String name, List<String> faults) {
        super("The definition of " + name + " has faults:\n  " + String.join("\n  ", faults));
        this.faults = new ArrayList<>(faults);
    }

    /** All that is wrong, each as {@code place: what}. */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
