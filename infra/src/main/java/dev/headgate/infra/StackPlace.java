package dev.headgate.infra;

import dev.headgate.config.Configuration;

/**
 * What a stack is called and where it is deployed.
 *
 * @param name of the stack, with the installation's suffix
 * @param description for people in the CloudFormation console
 * @param environment tagged onto its resources
 * @param installation tagged onto its resources, so that costs of several in one account can be told apart
 */
record StackPlace(
        String name, String description, String account, String region, String environment, String installation) {

    /** A stack of an environment's account. */
    static StackPlace in(EnvironmentServices environment, String name, String description) {
        return new StackPlace(
                name,
                description,
                environment.account(),
                environment.region(),
                environment.name(),
                installation(environment.configuration()));
    }

    /** A stack of the tooling account. */
    static StackPlace inTooling(Configuration configuration, String name, String description) {
        return new StackPlace(
                name,
                description,
                configuration.account(),
                configuration.region(),
                "tooling",
                installation(configuration));
    }

    /** A stack that all environments of one account and region share. */
    static StackPlace beside(EnvironmentServices environment, String name, String description) {
        return new StackPlace(
                name,
                description,
                environment.account(),
                environment.region(),
                "all",
                installation(environment.configuration()));
    }

    private static String installation(Configuration configuration) {
        return configuration.names().of("headgate");
    }
}
