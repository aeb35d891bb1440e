package dev.headgate.simulator.environment.service;

import java.util.LinkedHashMap;
import java.util.Map;

/** The default action of a listener: one target group, or two with weights once a deployment has edited it. */
public final class ListenerWeights {

    private final String arn;
    private final int port;
    private final Map<TargetGroup, Integer> weights = new LinkedHashMap<>();

    ListenerWeights(String arn, int port, TargetGroup only) {
        this.arn = arn;
        this.port = port;
        weights.put(only, 100);
    }

    public String arn() {
        return arn;
    }

    public int port() {
        return port;
    }

    /** Sends {@code percent} to one and the rest to the other; both stay in the action, even at 0. */
    void split(TargetGroup group, int percent, TargetGroup other) {
        weights.put(group, percent);
        weights.put(other, 100 - percent);
    }

    public int percentOf(TargetGroup group) {
        return weights.getOrDefault(group, 0);
    }

    /** Whether the group is named at all: one that no listener names gets no health checks. */
    boolean refersTo(TargetGroup group) {
        return weights.containsKey(group);
    }

    /** Whether a deployment has made it a forward with two weights. */
    public boolean isWeighted() {
        return weights.size() > 1;
    }

    public Map<TargetGroup, Integer> weights() {
        return new LinkedHashMap<>(weights);
    }
}
