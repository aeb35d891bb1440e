package dev.headgate.states.definition;

import dev.headgate.states.expression.Bindings;
import dev.headgate.states.expression.Evaluated;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.expression.StateFailedException;
import dev.headgate.tree.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state that decides where to go.
 *
 * @param otherwise the way out by {@code Default}; the state's own Assign and Output count only there
 */
public record ChoiceState(String name, List<ChoiceRule> choices, Optional<Exit> otherwise) implements State {

    public ChoiceState {
        choices = List.copyOf(choices);
    }

    static ChoiceState read(String name, Section fields) {
        List<ChoiceRule> choices = new ArrayList<>();
        for (Section rule : fields.requiredSections("Choices", "")) {
            choices.add(ChoiceRule.read(rule, choices.size()));
        }
        return new ChoiceState(name, choices, otherwise(fields));
    }

    private static Optional<Exit> otherwise(Section fields) {
        if (fields.has("Default")) {
            return Optional.of(Exit.read(fields, Transition.to(fields, "Default")));
        }
        for (String field : List.of("Assign", "Output")) {
            if (fields.has(field)) {
                fields.wrong(field, "has no effect without Default: put it into the rules");
            }
        }
        return Optional.empty();
    }

    /** The first rule that holds, else the default. */
    public Exit choose(Bindings bindings) {
        for (int index = 0; index < choices.size(); index++) {
            ChoiceRule rule = choices.get(index);
            if (Evaluated.bool("Choices[" + index + "]/Condition", rule.condition(), bindings)) {
                return rule.exit();
            }
        }
        return otherwise.orElseThrow(() -> new StateFailedException(
                StateError.NO_CHOICE_MATCHED, "No choice of '" + name + "' matched, and it has no default."));
    }

    @Override
    public List<Exit> exits() {
        return Stream.concat(choices.stream().map(ChoiceRule::exit), otherwise.stream())
                .toList();
    }
}
