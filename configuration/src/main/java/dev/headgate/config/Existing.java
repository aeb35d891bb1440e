package dev.headgate.config;

import java.util.List;

/**
 * What the CDK app has to know of an ECS service that is there already, and of which it makes nothing.
 *
 * @param family of its task definitions
 * @param roles ARNs of those that its tasks act as and are started by: each release registers a task definition that names them
 */
public record Existing(String family, List<String> roles) {
    public Existing {
        roles = List.copyOf(roles);
    }
}
