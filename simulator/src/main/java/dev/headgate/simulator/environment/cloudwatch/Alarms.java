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

    /**
     * An alarm.
     *
     * @param since when it has been in its state
     * @param updated when it was said last
     * @param reason of whoever said it; empty where the simulation did
     */
    record State(String name, StateValue value, Instant since, Instant updated, Optional<String> reason) {}

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
        set(name, value, Optional.empty());
    }

    void set(String name, StateValue value, Optional<String> reason) {
        Instant now = clock.instant();
        Instant since = state(name)
                .filter(before -> before.value() == value)
                .map(State::since)
                .orElse(now);
        states.put(name, new State(name, value, since, now, reason));
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
