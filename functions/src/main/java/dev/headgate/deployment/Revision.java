package dev.headgate.deployment;

import java.util.Optional;

/**
 * A task definition as it runs, blue's or green's, as ECS and its target group see it.
 *
 * @param id ECS's own
 * @param deploymentId the backend's deployment that made it; empty for the service's first
 * @param targetGroup ARN
 * @param desired tasks wanted (computed from the service's desired count and the set's scale)
 * @param healthy targets of its target group that pass their health check
 */
public record Revision(
        String id,
        Status status,
        String taskDefinition,
        Optional<String> deploymentId,
        String targetGroup,
        int desired,
        int running,
        int pending,
        int healthy,
        boolean steady) {

    public enum Status {
        PRIMARY,
        ACTIVE,
        DRAINING
    }

    /** Serves its share with all the tasks it should have. */
    public boolean isHealthy() {
        return desired > 0 && running >= desired && healthy >= desired;
    }

    /** Its task definition by family and number. */
    public String name() {
        return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
    }
}
