package dev.headgate.simulator.consistency;

import dev.headgate.json.Json;
import dev.headgate.simulator.installation.Definitions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A state machine as AWS gets it, read as plain JSON: what the simulator's own reader makes of it must not matter here.
 *
 * @param states by name, those of a Map's iterations not among them
 */
record Definition(String machine, String startAt, Map<String, Object> states) {

    static final List<String> MACHINES = List.of("release", "deployment");

    private static final Definitions DERIVED = new Definitions(Repository.ROOT.resolve("statemachine"));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    static Definition of(String machine) {
        return at(machine, Json.object(Json.tree(text(machine)), machine));
    }

    /** The JSON that is derived from the machine's file. */
    static String text(String machine) {
        return DERIVED.text(machine);
    }

    /** The names in {@code ${…}}, wherever they are. */
    static Set<String> placeholders(String machine) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text(machine));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Both machines, and the machines inside their Map states. */
    static List<Definition> all() {
        return MACHINES.stream()
                .map(Definition::of)
                .flatMap(Definition::withInner)
                .toList();
    }

    static List<AslState> allStates() {
        return all().stream().flatMap(it -> it.own().stream()).toList();
    }

    static List<AslState> tasks() {
        return allStates().stream().filter(it -> it.type().equals("Task")).toList();
    }

    /** The states of this machine itself. */
    List<AslState> own() {
        return states.entrySet().stream()
                .map(it -> new AslState(machine, it.getKey(), Json.object(it.getValue(), it.getKey())))
                .toList();
    }

    AslState state(String name) {
        return new AslState(machine, name, Json.object(states.getOrDefault(name, Map.of()), name));
    }

    /** Every state that some way from the start leads to. */
    Set<String> reachable() {
        Set<String> reached = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(startAt));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            if (states.containsKey(next) && reached.add(next)) {
                open.addAll(state(next).nextStates());
            }
        }
        return reached;
    }

    private Stream<Definition> withInner() {
        Stream<Definition> inner = own().stream()
                .flatMap(state -> state
                        .member("ItemProcessor")
                        .map(it -> at(machine + "/" + state.name(), Json.object(it, state.name())))
                        .stream())
                .flatMap(Definition::withInner);
        return Stream.concat(Stream.of(this), inner);
    }

    private static Definition at(String machine, Map<String, Object> tree) {
        return new Definition(
                machine,
                Optional.ofNullable(tree.get("StartAt")).map(String::valueOf).orElse(""),
                Json.object(tree.getOrDefault("States", Map.of()), machine));
    }
}
