package dev.headgate.simulator.environment.balancing;

import dev.headgate.simulator.environment.service.ListenerAction;
import dev.headgate.simulator.environment.service.ListenerWeights;
import dev.headgate.simulator.environment.service.LoadBalancer;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionStatusCodeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupStickinessConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Listeners and target groups as the load balancer's API tells them. */
final class BalancerDescription {

    private static final Action SIGN_IN = Action.builder()
            .type(ActionTypeEnum.AUTHENTICATE_OIDC)
            .order(1)
            .authenticateOidcConfig(it -> it.issuer("https://login.example.com"))
            .build();

    private BalancerDescription() {}

    static Listener listener(LoadBalancer owner, dev.headgate.simulator.environment.service.Listener listener) {
        return Listener.builder()
                .listenerArn(listener.arn())
                .loadBalancerArn(owner.arn())
                .port(listener.port())
                .protocol(owner.isNetwork() ? ProtocolEnum.TLS : ProtocolEnum.HTTPS)
                .defaultActions(actions(listener.rules().getLast().action()))
                .build();
    }

    static Rule rule(
            dev.headgate.simulator.environment.service.Listener listener,
            dev.headgate.simulator.environment.service.Listener.Rule rule) {
        String priority = rule.isDefault() ? "default" : String.valueOf(rule.priority());
        return Rule.builder()
                .ruleArn(listener.arnOf(rule))
                .priority(priority)
                .isDefault(rule.isDefault())
                .conditions(rule.conditions())
                .actions(actions(rule.action()))
                .build();
    }

    /** Its name ends in the balancer's id, as Amazon's do; nothing answers there. */
    static software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer loadBalancer(
            LoadBalancer balancer) {
        String[] arn = balancer.arn().split("[:/]", -1);
        String name = arn[arn.length - 2] + "-" + arn[arn.length - 1];
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer.builder()
                .loadBalancerArn(balancer.arn())
                .type(balancer.isNetwork() ? LoadBalancerTypeEnum.NETWORK : LoadBalancerTypeEnum.APPLICATION)
                .scheme(
                        balancer.isInternal()
                                ? LoadBalancerSchemeEnum.INTERNAL
                                : LoadBalancerSchemeEnum.INTERNET_FACING)
                .dnsName((balancer.isInternal() ? "internal-" : "") + name + "." + arn[3] + ".elb.amazonaws.com")
                .build();
    }

    /** One that forwards, redirects or answers is the last; what has people sign in comes before it. */
    private static List<Action> actions(ListenerAction action) {
        Action last = action(action);
        return action instanceof ListenerAction.Forward(ListenerWeights weights) && weights.isBehindSignIn()
                ? List.of(SIGN_IN, last)
                : List.of(last);
    }

    private static Action action(ListenerAction action) {
        return switch (action) {
            case ListenerAction.Forward(ListenerWeights weights) -> forward(weights);
            case ListenerAction.Redirect() ->
                Action.builder()
                        .type(ActionTypeEnum.REDIRECT)
                        .redirectConfig(it -> it.port("443").statusCode(RedirectActionStatusCodeEnum.HTTP_301))
                        .build();
            case ListenerAction.NotFound() ->
                Action.builder()
                        .type(ActionTypeEnum.FIXED_RESPONSE)
                        .fixedResponseConfig(it -> it.statusCode("404"))
                        .build();
        };
    }

    /** With weights, {@code TargetGroupArn} disappears from the action. */
    private static Action forward(ListenerWeights weights) {
        Action.Builder action = Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .forwardConfig(forward -> forward.targetGroups(weights.weights().entrySet().stream()
                                .map(entry -> TargetGroupTuple.builder()
                                        .targetGroupArn(entry.getKey().arn())
                                        .weight(weights.isWeighted() ? entry.getValue() : 1)
                                        .build())
                                .toList())
                        .targetGroupStickinessConfig(stickiness(weights)));
        if (!weights.isWeighted()) {
            action.targetGroupArn(weights.weights().keySet().iterator().next().arn());
        }
        return action.build();
    }

    private static TargetGroupStickinessConfig stickiness(ListenerWeights weights) {
        TargetGroupStickinessConfig.Builder stickiness =
                TargetGroupStickinessConfig.builder().enabled(weights.isSticky());
        return (weights.isSticky() ? stickiness.durationSeconds(3600) : stickiness).build();
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
                .loadBalancerArns(
                        service.isInUse(group) ? List.of(service.loadBalancer().arn()) : List.of())
                .build();
    }
}
