package dev.headgate.simulator.environment.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a listener forwards to a service's target groups: to one, or to two with weights once a deployment has edited it. */
public final class ListenerWeights {

    private final String arn;
    private final int port;
    /** A network load balancer forwards to one group at a time. */
    private final boolean oneAtATime;

    private final boolean sticky;
    private final boolean signIn;
    private final Map<TargetGroup, Integer> weights = new LinkedHashMap<>();

    ListenerWeights(Listener listener, Front front, TargetGroup only) {
        arn = listener.arn();
        port = listener.port();
        oneAtATime = front.network();
        sticky = front.sticky();
        signIn = front.has(Extra.SIGN_IN_BEFORE_THE_FORWARD);
        weights.put(only, 100);
    }

    public String arn() {
        return arn;
    }

    public int port() {
        return port;
    }

    /** Gives a part of what goes to the service to somebody else's target group. */
    void share(TargetGroup third, int percent) {
        weights.replaceAll((group, own) -> own * (100 - percent) / 100);
        weights.put(third, percent);
    }

    /** Sends {@code percent} to one and the rest to the other; both stay in the action, even at 0, and no third does. */
    void split(TargetGroup group, double percent, TargetGroup other) {
        if (oneAtATime) {
            weights.clear();
            weights.put(percent == 100 ? group : other, 100);
            return;
        }
        // Weights are whole numbers: a part of a percent is said in thousandths.
        int whole = percent == Math.rint(percent) ? 100 : 1000;
        int share = (int) Math.round(percent * whole / 100);
        weights.keySet().retainAll(Set.of(group, other));
        weights.put(group, share);
        weights.put(other, whole - share);
    }

    /** Rounded, but never to nothing or to all where it is only nearly so. */
    public int percentOf(TargetGroup group) {
        double exact = exactPercentOf(group);
        return exact == 0 || exact == 100 ? (int) exact : Math.clamp(Math.round(exact), 1, 99);
    }

    private double exactPercentOf(TargetGroup group) {
        int whole = weights.values().stream().mapToInt(Integer::intValue).sum();
        return 100.0 * weights.getOrDefault(group, 0) / whole;
    }

    /** Percent of requests by target group. */
    Map<TargetGroup, Double> percents() {
        Map<TargetGroup, Double> percents = new LinkedHashMap<>();
        weights.keySet().forEach(group -> percents.put(group, exactPercentOf(group)));
        return percents;
    }

    /** Whether the group is named at all. */
    boolean refersTo(TargetGroup group) {
        return weights.containsKey(group);
    }

    /** Whether it is a forward with two weights. */
    public boolean isWeighted() {
        return weights.size() > 1;
    }

    /** Whether clients stay with the group that they had first. */
    public boolean isSticky() {
        return sticky;
    }

    /** Whether people have to sign in at the load balancer first. */
    public boolean isBehindSignIn() {
        return signIn;
    }

    /** As the action says them: what counts is their proportion. */
    public Map<TargetGroup, Integer> weights() {
        return new LinkedHashMap<>(weights);
    }
}
