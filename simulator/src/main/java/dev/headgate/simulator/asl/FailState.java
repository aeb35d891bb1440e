package dev.headgate.simulator.asl;

import java.util.List;
import java.util.Optional;

/** A state that ends its workflow with an error. */
record FailState(String name, Optional<PayloadTemplate> error, Optional<PayloadTemplate> cause) implements State {

    static FailState read(String name, Fields fields) {
        return new FailState(name, fields.stringTemplate("Error"), fields.stringTemplate("Cause"));
    }

    StateError failure(Bindings bindings) {
        return new StateError(Evaluated.string("Error", error, bindings), Evaluated.string("Cause", cause, bindings));
    }

    @Override
    public List<Exit> exits() {
        return List.of();
    }
}
