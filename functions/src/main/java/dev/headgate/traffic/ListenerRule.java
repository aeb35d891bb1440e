package dev.headgate.traffic;

import dev.headgate.config.network.RuleConditions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;

/**
 * One rule of a listener, or its default action.
 *
 * @param name for people: {@code its default action}, {@code its rule 10 (host-header shop.example.com)}
 * @param weights percent of its requests by target-group ARN, 0 too where a group is named; empty where it forwards to none
 * @param when hosts and paths that it asks for
 * @param before what else it does with a request before that, in AWS's words: {@code authenticate-oidc}
 */
public record ListenerRule(String name, Map<String, Integer> weights, RuleConditions when, List<String> before) {

    public ListenerRule {
        weights = Map.copyOf(weights);
        before = List.copyOf(before);
    }

    /** One that takes any request, and does nothing else. */
    public ListenerRule(String name, Map<String, Integer> weights) {
        this(name, weights, RuleConditions.ANY, List.of());
    }

    static ListenerRule of(String name, List<Action> actions, RuleConditions when) {
        return new ListenerRule(
                name,
                TrafficWeights.of(actions),
                when,
                actions.stream()
                        .map(Action::typeAsString)
                        .filter(type -> !"forward".equals(type))
                        .toList());
    }

    /** Whether it forwards to any of these target groups, by name; one that does not is somebody else's. */
    public boolean forwardsToAnyOf(Set<String> names) {
        return targetGroups().stream().anyMatch(names::contains);
    }

    /** Names of the target groups that it forwards to. */
    public Set<String> targetGroups() {
        return weights.keySet().stream()
                .map(ListenerRule::targetGroupName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code arn:aws:elasticloadbalancing:region:account:targetgroup/name/id}. */
    public static String targetGroupName(String arn) {
        String[] parts = arn.split("/", -1);
        return parts.length < 2 ? arn : parts[1];
    }
}
