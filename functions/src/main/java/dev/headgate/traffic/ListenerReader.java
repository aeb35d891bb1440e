package dev.headgate.traffic;

import dev.headgate.config.network.RuleConditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;

/** Reads what the load balancer does with production requests. */
public final class ListenerReader {

    private static final String HOST = "host-header";
    private static final String PATH = "path-pattern";
    private static final String DEFAULT = "its default action";

    private final Connection connection;

    public ListenerReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Percent of requests by target-group ARN, over all rules of a listener that forward to any of these target groups.
     *
     * @param targetGroups names
     */
    public Map<String, Integer> weights(String listenerArn, Set<String> targetGroups) {
        return TrafficWeights.mean(rules(listenerArn).stream()
                .filter(rule -> rule.forwardsToAnyOf(targetGroups))
                .map(ListenerRule::weights)
                .toList());
    }

    /** Every rule of a listener, and its default action: DescribeRules tells that as a rule too. */
    public List<ListenerRule> rules(String listenerArn) {
        // A network load balancer has no rules, and does not answer when asked for them.
        return LoadBalancerName.isNetwork(listenerArn) ? defaultAction(listenerArn) : allRules(listenerArn);
    }

    private List<ListenerRule> defaultAction(String listenerArn) {
        return connection
                .loadBalancing("DescribeListeners", elb -> elb.describeListeners(it -> it.listenerArns(listenerArn)))
                .listeners()
                .stream()
                .map(listener -> ListenerRule.of(DEFAULT, listener.defaultActions(), RuleConditions.ANY))
                .toList();
    }

    private List<ListenerRule> allRules(String listenerArn) {
        List<ListenerRule> rules = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            DescribeRulesRequest.Builder request =
                    DescribeRulesRequest.builder().listenerArn(listenerArn);
            next.ifPresent(request::marker);
            DescribeRulesResponse page =
                    connection.loadBalancing("DescribeRules", elb -> elb.describeRules(request.build()));
            page.rules().forEach(rule -> rules.add(ListenerRule.of(name(rule), rule.actions(), when(rule))));
            next = Optional.ofNullable(page.nextMarker());
        } while (next.isPresent());
        return rules;
    }

    private static String name(Rule rule) {
        return Boolean.TRUE.equals(rule.isDefault())
                ? DEFAULT
                : "its rule " + rule.priority() + " ("
                        + rule.conditions().stream().map(ListenerReader::words).collect(Collectors.joining("; "))
                        + ")";
    }

    private static String words(RuleCondition condition) {
        return condition.field() + values(condition).map(it -> " " + it).collect(Collectors.joining(","));
    }

    private static RuleConditions when(Rule rule) {
        return new RuleConditions(
                values(rule, HOST),
                values(rule, PATH),
                rule.conditions().stream().anyMatch(ListenerReader::asksMore));
    }

    /** Of hosts and paths by regular expressions, no address can be told that meets them. */
    private static boolean asksMore(RuleCondition condition) {
        return !List.of(HOST, PATH).contains(condition.field())
                || values(condition).findAny().isEmpty();
    }

    private static List<String> values(Rule rule, String field) {
        return rule.conditions().stream()
                .filter(it -> field.equals(it.field()))
                .flatMap(ListenerReader::values)
                .toList();
    }

    /** AWS tells most of them twice, in an older and a newer member. */
    private static Stream<String> values(RuleCondition condition) {
        return Stream.of(
                        condition.values().stream(),
                        Optional.ofNullable(condition.hostHeaderConfig()).stream()
                                .flatMap(it -> it.values().stream()),
                        Optional.ofNullable(condition.pathPatternConfig()).stream()
                                .flatMap(it -> it.values().stream()))
                .flatMap(it -> it)
                .distinct();
    }

    /**
     * One rule.
     *
     * @param arn its own, or of a network load balancer's listener
     */
    public List<ListenerRule> rule(String arn) {
        return arn.contains(":listener/")
                ? defaultAction(arn)
                : connection
                        .loadBalancing("DescribeRules", elb -> elb.describeRules(it -> it.ruleArns(arn)))
                        .rules()
                        .stream()
                        .map(rule -> ListenerRule.of(name(rule), rule.actions(), when(rule)))
                        .toList();
    }

    /** Percent of one rule's requests by target-group ARN. */
    public Map<String, Integer> ruleWeights(String arn) {
        return TrafficWeights.mean(rule(arn).stream().map(ListenerRule::weights).toList());
    }

    /** ARNs of all listeners of the load balancer that this one is of. */
    public List<String> siblings(String listenerArn) {
        List<String> found = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            String marker = next.orElse("");
            DescribeListenersResponse page = connection.loadBalancing(
                    "DescribeListeners",
                    elb -> elb.describeListeners(it -> it.loadBalancerArn(LoadBalancerName.arn(listenerArn))
                            .applyMutation(request -> {
                                if (!marker.isEmpty()) {
                                    request.marker(marker);
                                }
                            })));
            page.listeners().stream().map(Listener::listenerArn).forEach(found::add);
            next = Optional.ofNullable(page.nextMarker());
        } while (next.isPresent());
        return found;
    }

    /** Targets that pass their health check. One that no listener refers to is checked by nobody, and does not count. */
    public int healthyTargets(String targetGroupArn) {
        DescribeTargetHealthResponse health = connection.loadBalancing(
                "DescribeTargetHealth", elb -> elb.describeTargetHealth(it -> it.targetGroupArn(targetGroupArn)));
        return Math.toIntExact(health.targetHealthDescriptions().stream()
                .filter(target -> isHealthy(target.targetHealth()))
                .count());
    }

    /**
     * Whether a target passes its health check.
     *
     * @throws UnknownWordException for a state that is not known here
     */
    public static boolean isHealthy(TargetHealth health) {
        return switch (health.state()) {
            case HEALTHY -> true;
            // Of one that is unavailable nobody checks the health.
            case INITIAL, UNHEALTHY, UNHEALTHY_DRAINING, UNUSED, DRAINING, UNAVAILABLE -> false;
            case UNKNOWN_TO_SDK_VERSION ->
                throw new UnknownWordException("Elastic Load Balancing", health.stateAsString(), "a target's health");
            case null -> throw new UnknownWordException("Elastic Load Balancing", null, "a target's health");
        };
    }
}
