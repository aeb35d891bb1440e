package dev.headgate.simulator.environment.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** A listener of a load balancer: its rules by priority, and last its default action. */
public final class Listener {

    /**
     * A rule.
     *
     * @param conditions none: the default action
     */
    public record Rule(int priority, List<RuleCondition> conditions, ListenerAction action) {
        public Rule {
            conditions = List.copyOf(conditions);
        }

        public boolean isDefault() {
            return conditions.isEmpty();
        }
    }

    private final String arn;
    private final int port;
    private final List<Rule> rules = new ArrayList<>();

    Listener(String arn, int port) {
        this.arn = arn;
        this.port = port;
    }

    public String arn() {
        return arn;
    }

    public int port() {
        return port;
    }

    /** The default action takes what no rule does, and is the last. */
    public List<Rule> rules() {
        boolean hasDefault = rules.stream().anyMatch(Rule::isDefault);
        List<Rule> all = new ArrayList<>(rules);
        if (!hasDefault) {
            all.add(new Rule(Integer.MAX_VALUE, List.of(), new ListenerAction.NotFound()));
        }
        return all;
    }

    /** Lets all requests that meet no rule be treated so. */
    public void byDefault(ListenerAction action) {
        rules.add(new Rule(Integer.MAX_VALUE, List.of(), action));
    }

    /** Lets requests that meet a rule be treated so. */
    public void add(Front.Rule rule, ListenerAction action) {
        int next = 10 * (1 + (int) rules.stream().filter(it -> !it.isDefault()).count());
        rules.add(new Rule(rule.priority().orElse(next), rule.conditions(), action));
        rules.sort(Comparator.comparingInt(Rule::priority));
    }

    /** A rule's ARN ends in its priority, where Amazon's ends in an id. */
    public String arnOf(Rule rule) {
        String priority = rule.isDefault() ? "default" : String.valueOf(rule.priority());
        return arn.replace(":listener/", ":listener-rule/") + "/" + priority;
    }

    /** Whether any of its rules names the group: one that no listener names gets no health checks. */
    boolean refersTo(TargetGroup group) {
        return rules.stream()
                .anyMatch(rule -> rule.action() instanceof ListenerAction.Forward(ListenerWeights weights)
                        && weights.refersTo(group));
    }
}
