package dev.headgate.traffic;

import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;

/** Reads what the load balancer does with production requests. */
public final class ListenerReader {

    private final Connection connection;

    public ListenerReader(Connection connection) {
        this.connection = connection;
    }

    /** Percent of requests by target-group ARN. Traffic is moved by the weights of the listener's default action. */
    public Map<String, Integer> weights(String listenerArn) {
        return connection
                .loadBalancing("DescribeListeners", elb -> elb.describeListeners(it -> it.listenerArns(listenerArn)))
                .listeners()
                .stream()
                .findFirst()
                .map(listener -> TrafficWeights.of(listener.defaultActions()))
                .orElse(Map.of());
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
