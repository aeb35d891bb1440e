package dev.headgate.states.definition;

import java.util.List;
import java.util.Map;

/** A state that ends its workflow well. */
public record SucceedState(String name, Exit exit) implements State {

    static SucceedState read(String name, Fields fields) {
        Assign nothing = new Assign(fields.place("Assign"), Map.of());
        return new SucceedState(name, new Exit(nothing, fields.template("Output"), Transition.end(fields)));
    }

    @Override
    public List<Exit> exits() {
        return List.of(exit);
    }
}
