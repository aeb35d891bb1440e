package dev.headgate.simulator.environment.balancing;

import dev.headgate.simulator.environment.service.ListenerWeights;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Listeners and target groups as the load balancer's API tells them. */
final class BalancerDescription {

    private BalancerDescription() {}

    static Listener listener(SimulatedService service, ListenerWeights weights) {
        return Listener.builder()
                .listenerArn(weights.arn())
                .loadBalancerArn(service.loadBalancerArn())
                .port(weights.port())
                .protocol(ProtocolEnum.HTTPS)
                .defaultActions(action(weights))
                .build();
    }

    /** Its name ends in the balancer's id, as Amazon's do; nothing answers there. */
    static LoadBalancer loadBalancer(SimulatedService service) {
        String[] arn = service.loadBalancerArn().split("[:/]", -1);
        String name = arn[arn.length - 2] + "-" + arn[arn.length - 1];
        return LoadBalancer.builder()
                .loadBalancerArn(service.loadBalancerArn())
                .dnsName(name + "." + arn[3] + ".elb.amazonaws.com")
                .build();
    }

    /** With weights, {@code TargetGroupArn} disappears from the action. */
    static Action action(ListenerWeights weights) {
        Action.Builder action = Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .forwardConfig(forward -> forward.targetGroups(weights.weights().entrySet().stream()
                                .map(entry -> TargetGroupTuple.builder()
                                        .targetGroupArn(entry.getKey().arn())
                                        .weight(weights.isWeighted() ? entry.getValue() : 1)
                                        .build())
                                .toList())
                        .targetGroupStickinessConfig(stickiness -> stickiness.enabled(false)));
        if (!weights.isWeighted()) {
            action.targetGroupArn(weights.weights().keySet().iterator().next().arn());
        }
        return action.build();
    }

    static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup targetGroup(
            SimulatedService service, TargetGroup group) {
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup.builder()
                .targetGroupArn(group.arn())
                .targetGroupName(group.name())
                .protocol(ProtocolEnum.HTTP)
                .port(group.port())
                .targetType(TargetTypeEnum.IP)
                .healthCheckEnabled(true)
                .healthCheckPath("/health")
                .loadBalancerArns(service.isInUse(group) ? List.of(service.loadBalancerArn()) : List.of())
                .build();
    }
}
