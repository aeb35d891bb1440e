package dev.headgate.states.definition;

import dev.headgate.tree.Faults;
import dev.headgate.tree.Section;
import java.util.Optional;

/** Reads a state of any type. */
public final class StateReader {

    private static final int LONGEST_NAME = 80;

    private StateReader() {}

    /**
     * Reads a state that is in no state machine.
     *
     * @throws InvalidDefinitionException with all faults at once
     */
    public static State alone(String name, String json) {
        Object tree = DefinitionText.parsed(name, json);
        Faults faults = new Faults(Fields.WORDS);
        Section fields = Section.ofJson(tree, name, "", faults);
        Optional<State> state = read(name, fields, true);
        DefinitionText.requireNone(faults.all().stream().map(Finding::ofSchema).toList(), name, tree);
        return state.orElseThrow();
    }

    /** Empty, with a fault noted, where the type is unknown. */
    static Optional<State> read(String name, Section fields) {
        return read(name, fields, false);
    }

    private static Optional<State> read(String name, Section fields, boolean alone) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            fields.faults().add(fields.path(), "a state's name has 1 to " + LONGEST_NAME + " characters");
        }
        QueryLanguage.check(fields, alone);
        String type = fields.required("Type", Fields.STRING);
        Optional<State> state = switch (type) {
            case "Task" -> Optional.of(TaskState.read(name, fields));
            case "Choice" -> Optional.of(ChoiceState.read(name, fields));
            case "Wait" -> Optional.of(WaitState.read(name, fields));
            case "Pass" -> Optional.of(PassState.read(name, fields));
            case "Map" -> Optional.of(MapState.read(name, fields));
            case "Parallel" -> Optional.of(ParallelState.read(name, fields));
            case "Succeed" -> Optional.of(SucceedState.read(name, fields));
            case "Fail" -> Optional.of(FailState.read(name, fields));
            default -> Optional.empty();
        };
        if (state.isPresent()) {
            Fields.refuseTheRest(fields);
        } else if (!type.isEmpty()) {
            fields.wrong("Type", "Step Functions has no state type " + type);
        }
        return state;
    }
}
