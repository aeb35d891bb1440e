package dev.headgate.config.task;

import java.util.Map;

/**
 * What a service's tasks need everywhere.
 *
 * @param environments by environment's name; those that are not here have never needed anything
 */
public record Tasks(Architecture architecture, Map<String, Task> environments) {

    public static final Tasks PLAIN = new Tasks(Architecture.X86_64, Map.of());

    public Tasks {
        environments = Task.inOrder(environments);
    }

    /** False where the released container is given nothing but its port, on the processors that the placeholder runs on. */
    public boolean sayMoreThanThePlaceholder(String environment) {
        return architecture != Architecture.X86_64 || environments.containsKey(environment);
    }

    public Task in(String environment) {
        return environments.getOrDefault(environment, Task.PLAIN);
    }
}
