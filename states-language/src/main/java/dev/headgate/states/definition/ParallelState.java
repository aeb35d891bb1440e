package dev.headgate.states.definition;

import dev.headgate.states.expression.PayloadTemplate;
import dev.headgate.tree.Section;
import java.util.List;
import java.util.Optional;

/** A state that runs several workflows side by side on the same input. */
public record ParallelState(
        String name,
        Optional<PayloadTemplate> arguments,
        List<Workflow> branches,
        ErrorHandling errorHandling,
        Exit exit)
        implements State {

    public ParallelState {
        branches = List.copyOf(branches);
    }

    static ParallelState read(String name, Section fields) {
        return new ParallelState(
                name,
                Fields.template(fields, "Arguments"),
                fields.requiredSections("Branches", "").stream()
                        .map(ParallelState::branch)
                        .toList(),
                ErrorHandling.read(fields),
                Exit.read(fields));
    }

    private static Workflow branch(Section fields) {
        Workflow workflow = Workflow.read(fields);
        Fields.refuseTheRest(fields);
        return workflow;
    }

    @Override
    public List<Exit> exits() {
        return List.of(exit);
    }

    @Override
    public List<Workflow> workflows() {
        return branches;
    }
}
