package dev.headgate.states.definition;

import dev.headgate.tree.Section;
import java.util.ArrayList;
import java.util.List;

/** Where a state goes when it fails. */
public record Catcher(ErrorEquals errorEquals, Exit exit) {

    static List<Catcher> readAll(Section state) {
        List<Section> all = state.sections("Catch", "");
        List<Catcher> catchers = new ArrayList<>();
        for (Section fields : all) {
            catchers.add(new Catcher(
                    ErrorEquals.read(fields, catchers.size() == all.size() - 1),
                    Exit.read(fields, Transition.to(fields, "Next"))));
            Fields.refuseTheRest(fields);
        }
        return List.copyOf(catchers);
    }
}
