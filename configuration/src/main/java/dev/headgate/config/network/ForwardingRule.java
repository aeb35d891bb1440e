package dev.headgate.config.network;

/**
 * By which requests a service is reached on a load balancer that it shares.
 *
 * @param priority among the rules of the same load balancer: the lowest that fits a request takes it
 */
public record ForwardingRule(RuleConditions when, int priority) {

    /** As Elastic Load Balancing has it. */
    public static final int LAST_PRIORITY = 50_000;

    public ForwardingRule {
        if (when.hosts().isEmpty() && when.paths().isEmpty()) {
            throw new IllegalArgumentException("a rule must have a host or a path");
        }
        if (priority < 1 || priority > LAST_PRIORITY) {
            throw new IllegalArgumentException("priority must be 1 to " + LAST_PRIORITY + ", not " + priority);
        }
    }
}
