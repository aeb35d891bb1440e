package dev.headgate.config;

import dev.headgate.json.Unwritten;
import java.util.List;
import java.util.Optional;

/**
 * What the CDK app has to know of an ECS service that is there already, and of which it makes nothing.
 *
 * @param family of its task definitions
 * @param roles ARNs of those that its tasks act as and are started by: each release registers a task definition that names them
 * @param measured by what alarms are made for it; empty: none are made
 */
public record Existing(
        String family, List<String> roles, @Unwritten Optional<Measured> measured) {

    /**
     * By what its requests are counted, as CloudWatch calls it.
     *
     * @param loadBalancer {@code app/name/id}
     * @param targetGroup and {@code other} are the two between which traffic moves, {@code targetgroup/name/id}
     */
    public record Measured(String loadBalancer, String targetGroup, String other) {}

    public Existing {
        roles = List.copyOf(roles);
    }
}
