package dev.headgate.config.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a container is started with.
 *
 * @param environment texts by the names of environment variables
 * @param secrets by the names of environment variables: the ARN of a secret of Secrets Manager, with a JSON key behind it or
 *     none, or of a parameter of Systems Manager
 * @param command in the image's stead; empty: the image's own
 * @param dependsOn what other containers must have reached before it is started, by their names
 */
public record Container(
        Map<String, String> environment,
        Map<String, String> secrets,
        List<String> command,
        Optional<HealthCheck> healthCheck,
        Map<String, Reached> dependsOn) {

    public static final Container PLAIN = new Container(Map.of(), Map.of(), List.of(), Optional.empty(), Map.of());

    public Container {
        environment = Task.inOrder(environment);
        secrets = Task.inOrder(secrets);
        command = List.copyOf(command);
        dependsOn = Task.inOrder(dependsOn);
    }

    /** How far another container has come. */
    public enum Reached {
        START,
        HEALTHY,
        COMPLETE,
        SUCCESS
    }
}
