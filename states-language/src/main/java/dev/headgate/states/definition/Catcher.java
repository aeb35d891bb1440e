package dev.headgate.states.definition;

import java.util.ArrayList;
import java.util.List;

/** Where a state goes when it fails. */
public record Catcher(ErrorEquals errorEquals, Exit exit) {

    static List<Catcher> readAll(Fields state) {
        List<Fields> all = state.objects("Catch");
        List<Catcher> catchers = new ArrayList<>();
        for (Fields fields : all) {
            catchers.add(new Catcher(
                    ErrorEquals.read(fields, catchers.size() == all.size() - 1),
                    Exit.read(fields, Transition.to(fields, "Next"))));
            fields.refuseTheRest();
        }
        return List.copyOf(catchers);
    }
}
