package dev.headgate.traffic.ecs;

import dev.headgate.traffic.ListenerRule;
import dev.headgate.traffic.TrafficControlException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Between which target groups ECS moves the requests of a service, and by which rule of a listener.
 *
 * @param productionRule ARN of a rule, or of a network load balancer's listener
 * @param testRule ARN of the rule by which green is reached before users are sent there
 */
record Routing(String targetGroup, String alternate, String productionRule, Optional<String> testRule) {

    private static final String RULE = ":listener-rule/";
    private static final String LISTENER = ":listener/";

    /** What can be moved; empty where the service is not set up for it, or stands behind several load balancers. */
    static Optional<Routing> of(Service service) {
        return service.loadBalancers().size() == 1 ? of(service.loadBalancers().getFirst()) : Optional.empty();
    }

    /** @throws TrafficControlException where the service is not set up for it */
    static Routing require(Service service) {
        return of(service)
                .orElseThrow(() -> new TrafficControlException("ECS service " + service.serviceName()
                        + " has no load balancer between whose target groups ECS could move traffic"));
    }

    private static Optional<Routing> of(LoadBalancer balancer) {
        Optional<AdvancedConfiguration> advanced = Optional.ofNullable(balancer.advancedConfiguration());
        Optional<String> alternate = advanced.map(AdvancedConfiguration::alternateTargetGroupArn);
        Optional<String> rule = advanced.map(AdvancedConfiguration::productionListenerRule);
        return alternate.isEmpty() || rule.isEmpty() || balancer.targetGroupArn() == null
                ? Optional.empty()
                : Optional.of(new Routing(
                        balancer.targetGroupArn(),
                        alternate.get(),
                        rule.get(),
                        advanced.map(AdvancedConfiguration::testListenerRule)));
    }

    /** ARNs of both. */
    Set<String> targetGroups() {
        return Set.of(targetGroup, alternate);
    }

    Set<String> targetGroupNames() {
        return targetGroups().stream().map(ListenerRule::targetGroupName).collect(Collectors.toSet());
    }

    String productionListener() {
        return listener(productionRule);
    }

    /** {@code …:listener-rule/app/name/id/listener-id/rule-id} to {@code …:listener/app/name/id/listener-id}. */
    static String listener(String ruleOrListener) {
        return ruleOrListener.contains(RULE)
                ? ruleOrListener.substring(0, ruleOrListener.lastIndexOf('/')).replace(RULE, LISTENER)
                : ruleOrListener;
    }
}
