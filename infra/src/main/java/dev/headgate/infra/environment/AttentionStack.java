package dev.headgate.infra.environment;

import dev.headgate.config.StackNames;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.ServiceAlarmNames;
import dev.headgate.infra.stack.StackPlace;
import software.constructs.Construct;

/** The alarms that stand for all of a service's, of an environment with more services than one stack has room for. */
final class AttentionStack extends BaseStack {

    AttentionStack(Construct app, StackNames names, EnvironmentServices environment) {
        super(
                app,
                StackPlace.in(
                        environment,
                        names.attention(environment.name()),
                        "Headgate: which services of " + environment.name() + " need somebody"));
        environment.watched().forEach(it -> ServiceAlarms.anyOfThem(this, ServiceAlarmNames.of(names.names(), it)));
    }
}
