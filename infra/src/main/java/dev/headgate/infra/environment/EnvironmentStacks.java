package dev.headgate.infra.environment;

import dev.headgate.config.StackNames;
import dev.headgate.infra.balancing.LoadBalancerStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/** Adds the stacks of one environment's account. */
public final class EnvironmentStacks {

    private EnvironmentStacks() {}

    public static void add(Construct app, StackNames names, EnvironmentServices environment, TrafficStacks traffic) {
        List<ServiceStack> services = environment.made().isEmpty() ? List.of() : made(app, names, environment, traffic);
        new AccessStack(app, names, environment);
        if (!environment.watched().isEmpty() || environment.isElsewhere()) {
            watch(app, names, environment, services);
        }
    }

    private static List<ServiceStack> made(
            Construct app, StackNames names, EnvironmentServices environment, TrafficStacks traffic) {
        NetworkStack network = new NetworkStack(app, names, environment);
        Optional<LoadBalancerStack> shared = environment
                .configuration()
                .loadBalancer(environment.name())
                .map(it -> new LoadBalancerStack(app, names, environment, it, network.network()));
        List<ServiceStack> services = new ArrayList<>();
        for (ServiceIn it : environment.made()) {
            ServiceStack service = new ServiceStack(app, names, environment, it, network, shared);
            if (environment.movedByCodeDeploy().contains(it)) {
                traffic.of(environment).ifPresent(service::addStackDependency);
            }
            services.add(service);
        }
        return services;
    }

    private static void watch(
            Construct app, StackNames names, EnvironmentServices environment, List<ServiceStack> services) {
        ObservabilityStack alarms = new ObservabilityStack(app, names, environment, services);
        if (environment.watched().size() > ObservabilityStack.MOST_SERVICES) {
            // After the one that has them no longer, of an environment that has grown.
            new AttentionStack(app, names, environment).addStackDependency(alarms);
        }
    }
}
