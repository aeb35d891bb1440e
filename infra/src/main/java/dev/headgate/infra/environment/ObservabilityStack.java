package dev.headgate.infra.environment;

import dev.headgate.config.StackNames;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.StackPlace;
import java.util.List;
import software.constructs.Construct;

/** The alarms of an environment. Not in the services' stacks, which must not change while alarms may. */
final class ObservabilityStack extends BaseStack {

    /** With five alarms for each there is room for 99 in a stack, which takes 500 resources, and something besides. */
    static final int MOST_SERVICES = 90;

    /** @param services those that are made, in the order of the environment's */
    ObservabilityStack(Construct app, StackNames names, EnvironmentServices environment, List<ServiceStack> services) {
        super(
                app,
                StackPlace.in(
                        environment,
                        names.observability(environment.name()),
                        "Headgate: alarms and events of " + environment.name()),
                services.size() > MOST_SERVICES);
        for (int i = 0; i < services.size(); i++) {
            ServiceIn it = environment.made().get(i);
            ServiceAlarms alarms =
                    new ServiceAlarms(this, names.names(), it, services.get(i).loadBalancing());
            if (services.size() <= MOST_SERVICES) {
                alarms.anyOfThem();
            }
        }
        if (environment.isElsewhere()) {
            new EventForwarding(this, environment);
        }
    }
}
