package dev.headgate.states.definition;

import dev.headgate.states.expression.Bindings;
import dev.headgate.states.expression.Evaluated;
import dev.headgate.states.expression.PayloadTemplate;
import dev.headgate.states.expression.StateError;
import dev.headgate.tree.Section;
import java.util.List;
import java.util.Optional;

/** A state that ends its workflow with an error. */
public record FailState(String name, Optional<PayloadTemplate> error, Optional<PayloadTemplate> cause)
        implements State {

    static FailState read(String name, Section fields) {
        return new FailState(name, Fields.stringTemplate(fields, "Error"), Fields.stringTemplate(fields, "Cause"));
    }

    /** What its workflow ends with. */
    public StateError failure(Bindings bindings) {
        return new StateError(Evaluated.string("Error", error, bindings), Evaluated.string("Cause", cause, bindings));
    }

    @Override
    public List<Exit> exits() {
        return List.of();
    }
}
