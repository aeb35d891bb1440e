package dev.headgate.config.file;

import dev.headgate.config.network.ForwardingRule;
import dev.headgate.config.network.SharedLoadBalancer;
import dev.headgate.tree.Section;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The load balancers that environments offer, and what the services that share one must not have in common. */
final class Sharing {

    private final Map<String, Section> offers = new LinkedHashMap<>();
    private final Map<String, Integer> servicesIn = new HashMap<>();
    private final Map<String, String> byPriority = new HashMap<>();
    private final Map<String, String> byConditions = new HashMap<>();

    /** @param section of the environment */
    void offer(String environment, Section section) {
        offers.put(environment, section);
    }

    /** @param section of the environment at the service */
    void add(String environment, String service, Section section) {
        int services = servicesIn.merge(environment, 1, Integer::sum);
        if (services == SharedLoadBalancer.MOST_SERVICES + 1) {
            section.fault(
                    RuleReader.KEY,
                    service + " is one service too many on the load balancer of " + environment + ", which takes "
                            + SharedLoadBalancer.MOST_SERVICES + " (100 target groups, of which each has two)",
                    "Remove the rule of some of them: they get load balancers of their own");
        }
    }

    /** Of rules in which nothing is wrong, as others are read with stand-ins. */
    void compare(String environment, String service, ForwardingRule rule, Section section) {
        first(byPriority, environment + " " + rule.priority(), service)
                .ifPresent(other -> section.fault(
                        RuleReader.KEY,
                        "%s and %s have the same priority %d in %s"
                                .formatted(other, service, rule.priority(), environment),
                        "Give each its own: the lowest that fits a request takes it"));
        first(byConditions, environment + " " + conditions(rule), service)
                .ifPresent(other -> section.fault(
                        RuleReader.KEY,
                        "%s and %s have the same hosts and paths in %s, so that one would never be reached"
                                .formatted(other, service, environment),
                        "Give one of them another host or path"));
    }

    /** It would cost money for nothing, and somebody seems to have forgotten the rules of those who should share it. */
    void refuseWhatNobodyShares() {
        offers.forEach((environment, section) -> {
            if (!servicesIn.containsKey(environment)) {
                section.fault(
                        LoadBalancerReader.KEY,
                        "no service has a rule on the load balancer of " + environment,
                        "Write at a service, for example: environments: {" + environment
                                + ": {rule: {hosts: [web.example.com], priority: 10}}}, or remove loadBalancer");
            }
        });
    }

    /** Whatever their order. */
    private static String conditions(ForwardingRule rule) {
        return new TreeSet<>(rule.when().hosts()) + " "
                + new TreeSet<>(rule.when().paths());
    }

    private static Optional<String> first(Map<String, String> taken, String key, String service) {
        return Optional.ofNullable(taken.putIfAbsent(key, service));
    }
}
