package dev.headgate.infra.stack;

import dev.headgate.config.Configuration;
import java.util.Optional;

/**
 * What a stack is called and where it is deployed.
 *
 * @param name of the stack, with the installation's suffix
 * @param description for people in the CloudFormation console
 * @param environment tagged onto its resources
 */
public record StackPlace(
        String name,
        String description,
        String account,
        String region,
        String environment,
        Configuration configuration) {

    /** The tag that says of which installation a resource is. */
    public static final String INSTALLATION = "headgate:installation";

    /** A stack of an environment's account. */
    public static StackPlace in(EnvironmentServices environment, String name, String description) {
        return at(environment, name, description, environment.name());
    }

    /** A stack that all environments of one account and region share. */
    public static StackPlace beside(EnvironmentServices environment, String name, String description) {
        return at(environment, name, description, "all");
    }

    /** A stack of the tooling account. */
    public static StackPlace inTooling(Configuration configuration, String name, String description) {
        return new StackPlace(
                name, description, configuration.account(), configuration.region(), "tooling", configuration);
    }

    private static StackPlace at(EnvironmentServices place, String name, String description, String environment) {
        return new StackPlace(name, description, place.account(), place.region(), environment, place.configuration());
    }

    /** Tagged onto its resources, so that costs of several installations in one account can be told apart. */
    public String installation() {
        return configuration.names().of("headgate");
    }

    /** The managed policy that limits every role in it. */
    public Optional<String> permissionsBoundary() {
        return configuration.permissionsBoundary();
    }
}
