package dev.headgate.simulator.environment.service;

import dev.headgate.config.network.ForwardingRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * What requests to a service pass.
 *
 * @param loadBalancer name; services that name the same share it, and its listeners
 * @param rules each that forwards to the service; none: the default action does
 * @param bothGroups whether the forward names both target groups from the start, one of them with weight 0
 * @param plain the listener on port 80
 * @param extras whatever else
 */
public record Front(
        Optional<String> loadBalancer,
        boolean network,
        boolean internal,
        List<Rule> rules,
        boolean testListener,
        boolean bothGroups,
        boolean sticky,
        Plain plain,
        Set<Extra> extras) {

    /** What a second listener does, which no deployment group names. */
    public enum Plain {
        NONE,
        REDIRECTS,
        FORWARDS
    }

    /**
     * By which requests the service is reached.
     *
     * @param priority empty: the next that is free
     * @param conditions all of which a request meets
     */
    public record Rule(Optional<Integer> priority, List<RuleCondition> conditions) {
        public Rule {
            conditions = List.copyOf(conditions);
        }
    }

    static final Rule OLD_PATHS = new Rule(Optional.empty(), List.of(when("path-pattern", "/old/*")));

    /** A load balancer of its own, with a default action and a test listener, as Headgate's own stack makes it. */
    public static final Front OWN =
            new Front(Optional.empty(), false, false, List.of(), true, false, false, Plain.NONE, Set.of());

    public Front {
        rules = List.copyOf(rules);
        extras = Set.copyOf(extras);
    }

    /** Behind rules, one for each condition. */
    public Front byRules(RuleCondition... conditions) {
        return by(Stream.of(conditions)
                .map(it -> new Rule(Optional.empty(), List.of(it)))
                .toList());
    }

    /** Behind the rule that headgate.yaml says. */
    public Front byRule(ForwardingRule rule) {
        List<RuleCondition> conditions = Stream.of(
                        when("host-header", rule.when().hosts().toArray(String[]::new)),
                        when("path-pattern", rule.when().paths().toArray(String[]::new)))
                .filter(it -> !it.values().isEmpty())
                .toList();
        return by(List.of(new Rule(Optional.of(rule.priority()), conditions)));
    }

    private Front by(List<Rule> others) {
        return new Front(loadBalancer, network, internal, others, testListener, bothGroups, sticky, plain, extras);
    }

    public Front sharing(String name) {
        return new Front(Optional.of(name), network, internal, rules, testListener, bothGroups, sticky, plain, extras);
    }

    public Front onNetworkLoadBalancer() {
        return new Front(loadBalancer, true, internal, rules, testListener, bothGroups, sticky, plain, extras);
    }

    public Front insideOnly() {
        return new Front(loadBalancer, network, true, rules, testListener, bothGroups, sticky, plain, extras);
    }

    public Front withoutTestListener() {
        return new Front(loadBalancer, network, internal, rules, false, bothGroups, sticky, plain, extras);
    }

    public Front namingBothGroups() {
        return new Front(loadBalancer, network, internal, rules, testListener, true, sticky, plain, extras);
    }

    public Front keepingClients() {
        return new Front(loadBalancer, network, internal, rules, testListener, bothGroups, true, plain, extras);
    }

    public Front with(Plain second) {
        return new Front(loadBalancer, network, internal, rules, testListener, bothGroups, sticky, second, extras);
    }

    public Front with(Extra extra) {
        return new Front(
                loadBalancer, network, internal, rules, testListener, bothGroups, sticky, plain, Set.of(extra));
    }

    public boolean has(Extra extra) {
        return extras.contains(extra);
    }

    /** {@code host-header}, {@code path-pattern}. */
    public static RuleCondition when(String field, String... values) {
        return RuleCondition.builder().field(field).values(values).build();
    }
}
