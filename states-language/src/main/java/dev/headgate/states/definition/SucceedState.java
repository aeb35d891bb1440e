package dev.headgate.states.definition;

import dev.headgate.tree.Section;
import java.util.List;
import java.util.Map;

/** A state that ends its workflow well. */
public record SucceedState(String name, Exit exit) implements State {

    static SucceedState read(String name, Section fields) {
        Assign nothing = new Assign(fields.path("Assign"), Map.of());
        return new SucceedState(name, new Exit(nothing, Fields.template(fields, "Output"), Transition.end(fields)));
    }

    @Override
    public List<Exit> exits() {
        return List.of(exit);
    }
}
