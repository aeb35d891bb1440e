package dev.headgate.states.definition;

import dev.headgate.tree.Section;
import java.util.List;

/** A state that only sets variables or shapes its output. */
public record PassState(String name, Exit exit) implements State {

    static PassState read(String name, Section fields) {
        return new PassState(name, Exit.read(fields));
    }

    @Override
    public List<Exit> exits() {
        return List.of(exit);
    }
}
