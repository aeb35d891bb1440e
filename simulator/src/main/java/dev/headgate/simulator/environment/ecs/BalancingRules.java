package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.ListenerWeights;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;

/** What ECS accepts as the load balancer of a service whose traffic it moves. */
final class BalancingRules {

    private BalancingRules() {}

    static LoadBalancer checked(List<LoadBalancer> asked, SimulatedService service) {
        if (asked.size() != 1) {
            throw new UnsupportedOperationException(
                    "ecs: a service with one load balancer is simulated, not with " + asked.size());
        }
        LoadBalancer balancing = asked.getFirst();
        AdvancedConfiguration advanced = Optional.ofNullable(balancing.advancedConfiguration())
                .orElseThrow(() -> Refused.parameter(
                        "advancedConfiguration is required for the deployment strategies that shift traffic."));
        checkGroups(balancing.targetGroupArn(), advanced.alternateTargetGroupArn(), service);
        if (advanced.roleArn() == null) {
            throw Refused.parameter("advancedConfiguration needs the roleArn of an infrastructure role.");
        }
        checkRule("productionListenerRule", advanced.productionListenerRule(), service, service.production());
        if (advanced.testListenerRule() != null) {
            ListenerWeights test = service.test()
                    .orElseThrow(
                            () -> Refused.parameter("There is no listener rule " + advanced.testListenerRule() + "."));
            checkRule("testListenerRule", advanced.testListenerRule(), service, test);
        }
        return balancing;
    }

    private static void checkGroups(@Nullable String one, @Nullable String other, SimulatedService service) {
        Set<String> has = service.targetGroups().stream().map(TargetGroup::arn).collect(Collectors.toSet());
        if (one == null || other == null || one.equals(other)) {
            throw Refused.parameter("Name two target groups: targetGroupArn, and alternateTargetGroupArn.");
        }
        if (!has.contains(one) || !has.contains(other)) {
            throw Refused.parameter(
                    "The target groups " + one + " and " + other + " do not have an associated" + " load balancer.");
        }
    }

    /** A rule that does anything but forward to the two groups is refused. */
    private static void checkRule(
            String name, @Nullable String arn, SimulatedService service, ListenerWeights expected) {
        if (service.spec().shape().front().rules().size() > 1) {
            throw new UnsupportedOperationException(
                    "ecs: a service behind one rule is simulated, for ECS moves no more than one");
        }
        if (arn == null
                || service.loadBalancer()
                        .forwardOf(arn)
                        .filter(it -> it == expected)
                        .isEmpty()) {
            throw Refused.parameter(
                    name + " must be a rule that forwards to the service's target groups, and is " + arn + ".");
        }
    }
}
