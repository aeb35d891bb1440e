package dev.headgate.states.machine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The state machines of one account and region. One that is deleted is there until its executions have ended. */
public final class StateMachines {

    private final Map<String, RegisteredMachine> machines = new TreeMap<>();
    private final Set<String> deleting = new HashSet<>();

    /** Adds a state machine, or replaces it for executions to come. */
    public void put(RegisteredMachine machine) {
        machines.put(machine.arn(), machine);
        deleting.remove(machine.arn());
    }

    public Optional<RegisteredMachine> find(String arn) {
        return Optional.ofNullable(machines.get(arn));
    }

    /** All of them, by their ARNs. */
    public List<RegisteredMachine> all() {
        return List.copyOf(machines.values());
    }

    /** From now on it takes no execution; harmless where there is none. */
    public void beginDeletion(String arn) {
        if (machines.containsKey(arn)) {
            deleting.add(arn);
        }
    }

    public boolean isDeleting(String arn) {
        return deleting.contains(arn);
    }

    /** The last execution of a deleted one has ended; harmless of one that is not deleted. */
    public void endDeletion(String arn) {
        if (deleting.remove(arn)) {
            machines.remove(arn);
        }
    }
}
