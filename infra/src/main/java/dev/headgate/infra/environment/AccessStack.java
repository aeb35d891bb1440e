package dev.headgate.infra.environment;

import dev.headgate.config.StackNames;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.StackPlace;
import software.constructs.Construct;

/** What Headgate may do in an environment's account. It needs no other stack, and may be deployed first. */
final class AccessStack extends BaseStack {

    AccessStack(Construct app, StackNames names, EnvironmentServices environment) {
        super(
                app,
                StackPlace.in(
                        environment,
                        names.access(environment.name()),
                        "Headgate: the role that deploys into " + environment.name()));
        new DeployRole(this, environment);
    }
}
