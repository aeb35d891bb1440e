package dev.headgate.simulator.environment.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** All load balancers of an account. */
public final class LoadBalancers {

    private final Identifiers identifiers;
    private final Map<String, LoadBalancer> byName = new LinkedHashMap<>();

    public LoadBalancers(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** The one that a service stands behind, made where there is none yet. */
    LoadBalancer of(ServiceSpec spec) {
        Front front = spec.shape().front();
        String name = front.loadBalancer().orElse(spec.name());
        return byName.computeIfAbsent(name, it -> new LoadBalancer(identifiers, it, front.network(), front.internal()));
    }

    /** Makes room for another of that name. */
    public void remove(SimulatedService service) {
        byName.values().remove(service.loadBalancer());
    }

    public Collection<LoadBalancer> all() {
        return byName.values();
    }
}
