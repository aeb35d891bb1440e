package dev.headgate.simulator.environment.cloudwatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The account's alarms and whoever has to hear of their changes. */
public final class Alarms {

    /** An alarm and since when it has been in its state. */
    record State(String name, StateValue value, Instant since) {}

    private final InstantSource clock;
    private final SequencedMap<String, State> states = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    public Alarms(InstantSource clock) {
        this.clock = clock;
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void set(String name, StateValue value) {
        states.put(name, new State(name, value, clock.instant()));
        listeners.forEach(Runnable::run);
    }

    public void remove(String name) {
        states.remove(name);
    }

    Optional<State> state(String name) {
        return Optional.ofNullable(states.get(name));
    }

    List<State> all() {
        return List.copyOf(states.values());
    }

    /** Those of these alarms that are in ALARM. */
    public List<String> red(List<String> names) {
        return names.stream()
                .filter(name -> state(name)
                        .filter(state -> state.value() == StateValue.ALARM)
                        .isPresent())
                .toList();
    }
}
