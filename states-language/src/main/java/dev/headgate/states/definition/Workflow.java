package dev.headgate.states.definition;

import dev.headgate.tree.Section;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** States and the one to start at: a whole state machine, a Parallel state's branch or a Map state's item processor. */
public record Workflow(String place, String startAt, Map<String, State> states) {

    /** Notes dangling transitions and states that cannot be reached. */
    static Workflow read(Section fields) {
        Section definitions = fields.requiredSection("States", "");
        Map<String, State> states = new LinkedHashMap<>();
        for (String name : definitions.names()) {
            StateReader.read(name, definitions.section(name, "")).ifPresent(read -> states.put(name, read));
        }
        Workflow workflow = new Workflow(definitions.path(), fields.required("StartAt", Fields.STRING), states);
        workflow.check(Set.copyOf(definitions.names()), fields);
        return workflow;
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

    private void check(Set<String> names, Section fields) {
        List<Transition> transitions = states.values().stream()
                .flatMap(State::allExits)
                .map(Exit::transition)
                .toList();
        for (Transition transition : transitions) {
            transition
                    .next()
                    .filter(next -> !next.isEmpty() && !names.contains(next))
                    .ifPresent(next -> fields.faults().add(transition.place(), noState(next)));
        }
        if (names.contains(startAt)) {
            checkReachable(fields);
        } else if (!startAt.isEmpty()) {
            fields.wrong("StartAt", noState(startAt));
        }
    }

    private void checkReachable(Section fields) {
        Set<String> reachable = reachable();
        states.keySet().stream()
                .filter(name -> !reachable.contains(name))
                .forEach(name -> fields.faults().add(place + "." + name, "cannot be reached from " + startAt));
    }

    private static String noState(String name) {
        return "no state is named " + name;
    }

    private Set<String> reachable() {
        Set<String> reachable = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(startAt));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (reachable.add(name) && states.containsKey(name)) {
                state(name)
                        .allExits()
                        .flatMap(exit -> exit.transition().next().stream())
                        .forEach(open::add);
            }
        }
        return reachable;
    }
}
