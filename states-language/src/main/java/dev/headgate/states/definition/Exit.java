package dev.headgate.states.definition;

import dev.headgate.states.expression.PayloadTemplate;
import dev.headgate.tree.Section;
import java.util.Optional;

/** What a state does on its way out: set variables, shape its output, and go on. */
public record Exit(Assign assign, Optional<PayloadTemplate> output, Transition transition) {

    static Exit read(Section fields, Transition transition) {
        return new Exit(Assign.read(fields), Fields.template(fields, "Output"), transition);
    }

    static Exit read(Section fields) {
        return read(fields, Transition.read(fields));
    }
}
