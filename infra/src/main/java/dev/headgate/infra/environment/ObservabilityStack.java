package dev.headgate.infra.environment;

import dev.headgate.config.Existing;
import dev.headgate.config.StackNames;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.StackPlace;
import java.util.Iterator;
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
                environment.watched().size() > MOST_SERVICES);
        List<ServiceIn> watched = environment.watched();
        Iterator<ServiceStack> made = services.iterator();
        for (ServiceIn it : watched) {
            TargetGroupMetrics.Pair metrics = it.existing()
                    .flatMap(Existing::measured)
                    .map(TargetGroupMetrics.Pair::of)
                    .orElseGet(() -> TargetGroupMetrics.Pair.of(made.next().loadBalancing()));
            ServiceAlarms alarms = new ServiceAlarms(this, names.names(), it, metrics);
            if (watched.size() <= MOST_SERVICES) {
                alarms.anyOfThem();
            }
        }
        if (environment.isElsewhere()) {
            new EventForwarding(this, environment);
        }
    }
}
