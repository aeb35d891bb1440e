package dev.headgate.states.definition;

import dev.headgate.states.expression.Payload;
import dev.headgate.tree.Faults;
import dev.headgate.tree.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A state machine's definition, in the Amazon States Language with JSONata.
 *
 * <p>Holds compiled expressions and therefore belongs to one thread at a time.
 */
public final class StateMachine {

    private static final int MOST_SECONDS = 99_999_999;

    private final String name;
    private final Workflow workflow;
    private final Optional<Integer> timeoutSeconds;
    private final String definition;

    private StateMachine(String name, Workflow workflow, Optional<Integer> timeoutSeconds, String definition) {
        this.name = name;
        this.definition = definition;
        this.workflow = workflow;
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * Reads a definition.
     *
     * @param name stands first in the place of each fault
     * @throws InvalidDefinitionException with all faults at once, where anything is wrong or not supported
     */
    public static StateMachine parse(String name, String json) {
        Faults faults = new Faults(Fields.WORDS);
        StateMachine machine = read(name, Section.ofJson(parsed(name, json), name, "", faults), json);
        machine.checkNames(faults);
        checkScopes(machine.workflow, Set.of(), faults);
        if (faults.count() > 0) {
            throw new InvalidDefinitionException(
                    name,
                    faults.all().stream().map(fault -> fault.saidWithPath("; ")).toList());
        }
        return machine;
    }

    private static @Nullable Object parsed(String name, String json) {
        try {
            return Payload.parse(json);
        } catch (IllegalArgumentException e) {
            throw new InvalidDefinitionException(name, List.of(name + ": " + e.getMessage()));
        }
    }

    private static StateMachine read(String name, Section fields, String json) {
        QueryLanguage.check(fields, true);
        if (!fields.optional("Version", Fields.STRING).orElse("1.0").equals("1.0")) {
            fields.wrong("Version", "must be 1.0");
        }
        StateMachine machine = new StateMachine(
                name,
                Workflow.read(fields),
                fields.optional("TimeoutSeconds", Fields.wholeNumber(1, MOST_SECONDS)),
                json);
        Fields.refuseTheRest(fields);
        return machine;
    }

    /** Step Functions wants a state's name to be unique in the whole state machine. */
    private void checkNames(Faults faults) {
        Set<String> seen = new HashSet<>();
        workflow.allStates()
                .map(State::name)
                .filter(state -> !seen.add(state))
                .forEach(state -> faults.add(name, "more than one state is named " + state));
    }

    private static void checkScopes(Workflow workflow, Set<String> outer, Faults faults) {
        workflow.assigns()
                .forEach(assign -> assign.values().keySet().stream()
                        .filter(outer::contains)
                        .forEach(variable -> faults.add(
                                assign.place() + "." + variable,
                                "belongs to an outer scope, which this scope may only read")));
        for (State state : workflow.states().values()) {
            Set<String> visible = new HashSet<>(outer);
            visible.addAll(workflow.assignedNamesBut(state));
            state.workflows().forEach(inner -> checkScopes(inner, visible, faults));
        }
    }

    public String name() {
        return name;
    }

    /** As it was read. */
    public String definition() {
        return definition;
    }

    /** Every state, those within Map and Parallel states too, in the order of the definition. */
    public List<String> stateNames() {
        return workflow.allStates().map(State::name).toList();
    }

    /** What an execution runs. */
    public Workflow workflow() {
        return workflow;
    }

    /** How long an execution may run. */
    public Optional<Integer> timeoutSeconds() {
        return timeoutSeconds;
    }
}
