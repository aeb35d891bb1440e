package dev.headgate.states.definition;

import dev.headgate.tree.Fault;
import dev.headgate.tree.Faults;
import dev.headgate.tree.Section;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        Object tree = DefinitionText.parsed(name, json);
        Faults schema = new Faults(Fields.WORDS);
        StateMachine machine = read(name, Section.ofJson(tree, name, "", schema), json);
        Faults scopes = new Faults(Fields.WORDS);
        checkScopes(machine.workflow, Set.of(), scopes);
        DefinitionText.requireNone(
                Stream.of(
                                schema.all().stream().map(Finding::ofSchema),
                                new Ways(machine.workflow)
                                        .findings().stream().filter(it -> schema.count() == 0 || !it.isOfNoPlace()),
                                machine.twice(),
                                scopes.all().stream().map(Finding::ofSchema))
                        .flatMap(findings -> findings)
                        .toList(),
                name,
                tree);
        return machine;
    }

    /** Everything that is wrong with a definition, as Step Functions tells it. */
    public static List<Diagnostic> diagnose(String json) {
        try {
            StateMachine unused = parse("definition", json);
            return List.of();
        } catch (InvalidDefinitionException e) {
            return e.diagnostics();
        }
    }

    /** A state machine of this state alone, which takes at most so long. */
    public static StateMachine alone(State state, Duration longest) {
        return new StateMachine(state.name(), Workflow.alone(state), Optional.of((int) longest.toSeconds()), "");
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
    private Stream<Finding> twice() {
        Set<String> seen = new HashSet<>();
        return workflow.allStates()
                .map(State::name)
                .filter(state -> !seen.add(state))
                .map(this::twice);
    }

    private Finding twice(String state) {
        return new Finding(
                new Fault(1, name, "more than one state is named " + state, ""),
                Diagnostic.NAME,
                "Duplicate state name: " + state);
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

    /** A state by its name, wherever it is; empty where there is none. */
    public Optional<State> state(String wanted) {
        return workflow.allStates().filter(it -> it.name().equals(wanted)).findFirst();
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
