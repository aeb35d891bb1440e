package dev.headgate.config.task;

import java.util.List;
import java.util.Optional;

/**
 * What the containers of a task act as.
 *
 * @param existing name of a role of the environment's account; empty: one is made
 * @param policies ARNs of managed policies that the one that is made gets
 */
public record TaskRole(Optional<String> existing, List<String> policies) {

    public static final TaskRole PLAIN = new TaskRole(Optional.empty(), List.of());

    public TaskRole {
        policies = List.copyOf(policies);
        if (existing.isPresent() && !policies.isEmpty()) {
            throw new IllegalArgumentException("an existing role keeps its own policies");
        }
    }
}
