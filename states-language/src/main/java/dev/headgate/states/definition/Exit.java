package dev.headgate.states.definition;

import dev.headgate.states.expression.PayloadTemplate;
import java.util.Optional;

/** What a state does on its way out: set variables, shape its output, and go on. */
public record Exit(Assign assign, Optional<PayloadTemplate> output, Transition transition) {

    static Exit read(Fields fields, Transition transition) {
        return new Exit(Assign.read(fields), fields.template("Output"), transition);
    }

    static Exit read(Fields fields) {
        return read(fields, Transition.read(fields));
    }
}
