package dev.headgate.states.definition;

import dev.headgate.tree.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the states of a workflow lead: each to one that is there, one of them to an end, and some way to each. */
record Ways(Workflow workflow) {

    /** What is wrong with them, and with those of every workflow within. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        workflow.states().values().stream()
                .flatMap(State::allExits)
                .map(Exit::transition)
                .forEach(transition -> transition
                        .next()
                        .filter(next -> !next.isEmpty() && !workflow.names().contains(next))
                        .ifPresent(next -> findings.add(missing(transition.place(), next))));
        if (!workflow.names().contains(workflow.startAt())) {
            if (!workflow.startAt().isEmpty()) {
                findings.add(missing(workflow.startPlace(), workflow.startAt()));
            }
        } else if (!hasEnd()) {
            findings.add(endless());
        } else {
            unreachable().forEach(name -> findings.add(lost(name)));
        }
        workflow.states().values().stream()
                .flatMap(state -> state.workflows().stream())
                .forEach(inner -> findings.addAll(new Ways(inner).findings()));
        return findings;
    }

    /** Of a state whose type is unknown nobody knows where it leads. */
    private boolean hasEnd() {
        return workflow.states().size() < workflow.names().size()
                || workflow.states().values().stream().anyMatch(Ways::isEnd);
    }

    private static boolean isEnd(State state) {
        return state instanceof FailState
                || state.allExits()
                        .map(Exit::transition)
                        .anyMatch(transition -> transition.next().isEmpty());
    }

    private List<String> unreachable() {
        Set<String> reachable = reachable();
        return workflow.states().keySet().stream()
                .filter(name -> !reachable.contains(name))
                .toList();
    }

    private Set<String> reachable() {
        Set<String> reachable = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(workflow.startAt()));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (reachable.add(name) && workflow.states().containsKey(name)) {
                workflow.state(name)
                        .allExits()
                        .flatMap(exit -> exit.transition().next().stream())
                        .forEach(open::add);
            }
        }
        return reachable;
    }

    private static Finding missing(String path, String target) {
        return finding(path, "no state is named " + target, Diagnostic.TRANSITION, "Missing 'Next' target: " + target);
    }

    private Finding lost(String name) {
        return finding(
                workflow.place() + "." + name,
                "cannot be reached from " + workflow.startAt(),
                Diagnostic.TRANSITION,
                "State \"" + name + "\" is not reachable.");
    }

    private Finding endless() {
        return finding(
                workflow.place(),
                "no state is an end: one must have \"End\": true, or be a Succeed or Fail state",
                Diagnostic.END,
                "Workflow has no terminal state");
    }

    private static Finding finding(String path, String problem, String code, String message) {
        return new Finding(new Fault(1, path, problem, ""), code, message);
    }
}
