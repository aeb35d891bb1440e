package dev.headgate.states.definition;

import dev.headgate.tree.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * States and the one to start at: a whole state machine, a Parallel state's branch or a Map state's item processor.
 *
 * @param place of the states in the definition
 * @param startPlace of the name of the first
 * @param names of all states, those among them that could not be read
 */
public record Workflow(String place, String startPlace, String startAt, Map<String, State> states, Set<String> names) {

    static Workflow read(Section fields) {
        Section definitions = fields.requiredSection("States", "");
        Map<String, State> states = new LinkedHashMap<>();
        for (String name : definitions.names()) {
            StateReader.read(name, definitions.section(name, "")).ifPresent(read -> states.put(name, read));
        }
        return new Workflow(
                definitions.path(),
                fields.path("StartAt"),
                fields.required("StartAt", Fields.STRING),
                states,
                Set.copyOf(definitions.names()));
    }

    /** One state alone; where it leads to is not here. */
    static Workflow alone(State state) {
        return new Workflow("States", "StartAt", state.name(), Map.of(state.name(), state), Set.of(state.name()));
    }

    /** The state of this name, which a definition without faults has. */
    public State state(String name) {
        return Optional.ofNullable(states.get(name)).orElseThrow();
    }

    /** Here and in every workflow within. */
    Stream<State> allStates() {
        return states.values().stream()
                .flatMap(state -> Stream.concat(
                        Stream.of(state), state.workflows().stream().flatMap(Workflow::allStates)));
    }

    Stream<Assign> assigns() {
        return states.values().stream().flatMap(State::allExits).map(Exit::assign);
    }

    /**
     * The variables of this scope, but for those that only this state's own catchers set: AWS takes a workflow within the state
     * that sets them too.
     */
    Set<String> assignedNamesBut(State state) {
        return states.values().stream()
                .flatMap(other -> other.name().equals(state.name()) ? other.exits().stream() : other.allExits())
                .flatMap(exit -> exit.assign().values().keySet().stream())
                .collect(Collectors.toSet());
    }
}
