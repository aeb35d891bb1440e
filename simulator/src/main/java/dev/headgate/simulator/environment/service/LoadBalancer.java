package dev.headgate.simulator.environment.service;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A load balancer and its listeners; several services may share it. */
public final class LoadBalancer {

    private final Identifiers identifiers;
    private final String dimension;
    private final boolean network;
    private final boolean internal;
    private final TreeMap<Integer, Listener> listeners = new TreeMap<>();

    LoadBalancer(Identifiers identifiers, String name, boolean network, boolean internal) {
        this.identifiers = identifiers;
        this.network = network;
        this.internal = internal;
        dimension = (network ? "net/" : "app/") + name + "/" + identifiers.hex();
    }

    public String arn() {
        return identifiers.arn("elasticloadbalancing", "loadbalancer/" + dimension);
    }

    /** As CloudWatch names it: {@code app/name/id}. */
    public String dimension() {
        return dimension;
    }

    public boolean isNetwork() {
        return network;
    }

    public boolean isInternal() {
        return internal;
    }

    public Collection<Listener> listeners() {
        return listeners.values();
    }

    /** The listener of a port, made where there is none yet. */
    Listener listener(int port) {
        return Optional.ofNullable(listeners.get(port)).orElseGet(() -> {
            Listener made = new Listener(
                    identifiers.arn("elasticloadbalancing", "listener/" + dimension + "/" + identifiers.hex()), port);
            listeners.put(port, made);
            return made;
        });
    }

    boolean refersTo(TargetGroup group) {
        return listeners().stream().anyMatch(listener -> listener.refersTo(group));
    }

    /** What a rule, or a network load balancer's listener, forwards to; empty where it does not, or there is none. */
    public Optional<ListenerWeights> forwardOf(String ruleArn) {
        return listeners().stream()
                .flatMap(listener -> listener.rules().stream()
                        .filter(rule -> (isNetwork() ? listener.arn() : listener.arnOf(rule)).equals(ruleArn)))
                .flatMap(rule -> rule.action() instanceof ListenerAction.Forward(ListenerWeights weights)
                        ? Stream.of(weights)
                        : Stream.empty())
                .findFirst();
    }
}
