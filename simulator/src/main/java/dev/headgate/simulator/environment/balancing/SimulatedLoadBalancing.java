package dev.headgate.simulator.environment.balancing;

import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.ListenerWeights;
import dev.headgate.simulator.environment.service.Refusal;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import dev.headgate.simulator.wire.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Application load balancers: their listeners, target groups and targets, to look at only. */
public final class SimulatedLoadBalancing implements ElasticLoadBalancingV2Client {

    private final Wire wire;
    private final Identifiers identifiers;
    private final Collection<SimulatedService> services;

    private record OwnedListener(SimulatedService service, ListenerWeights weights) {}

    private record OwnedGroup(SimulatedService service, TargetGroup group) {}

    public SimulatedLoadBalancing(Wire wire, Identifiers identifiers, Collection<SimulatedService> services) {
        this.wire = wire;
        this.identifiers = identifiers;
        this.services = services;
    }

    @Override
    public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
        return perform("DescribeListeners", () -> {
            List<Listener> found = new ArrayList<>();
            for (String arn : request.listenerArns()) {
                OwnedListener listener = listener(arn);
                found.add(BalancerDescription.listener(listener.service(), listener.weights()));
            }
            if (request.loadBalancerArn() != null) {
                listeners()
                        .filter(listener -> listener.service().loadBalancerArn().equals(request.loadBalancerArn()))
                        .forEach(listener ->
                                found.add(BalancerDescription.listener(listener.service(), listener.weights())));
            }
            return DescribeListenersResponse.builder().listeners(found).build();
        });
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
        return perform(
                "DescribeLoadBalancers",
                () -> DescribeLoadBalancersResponse.builder()
                        .loadBalancers(services.stream()
                                .filter(service -> request.loadBalancerArns().contains(service.loadBalancerArn()))
                                .map(BalancerDescription::loadBalancer)
                                .toList())
                        .build());
    }

    /** Every listener has its default rule only. */
    @Override
    public DescribeRulesResponse describeRules(DescribeRulesRequest request) {
        return perform("DescribeRules", () -> {
            ListenerWeights weights = listener(request.listenerArn()).weights();
            return DescribeRulesResponse.builder()
                    .rules(Rule.builder()
                            .ruleArn(weights.arn().replace(":listener/", ":listener-rule/") + "/default")
                            .priority("default")
                            .isDefault(true)
                            .actions(BalancerDescription.action(weights))
                            .build())
                    .build();
        });
    }

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        return perform("DescribeTargetGroups", () -> {
            List<OwnedGroup> found = new ArrayList<>();
            request.names()
                    .forEach(name -> found.add(groupWhere(group -> group.name().equals(name))));
            request.targetGroupArns().forEach(arn -> found.add(group(arn)));
            if (request.names().isEmpty() && request.targetGroupArns().isEmpty()) {
                groups().filter(owned -> request.loadBalancerArn() == null
                                || owned.service().loadBalancerArn().equals(request.loadBalancerArn()))
                        .forEach(found::add);
            }
            return DescribeTargetGroupsResponse.builder()
                    .targetGroups(found.stream()
                            .map(owned -> BalancerDescription.targetGroup(owned.service(), owned.group()))
                            .toList())
                    .build();
        });
    }

    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        return perform("DescribeTargetHealth", () -> {
            OwnedGroup owned = group(request.targetGroupArn());
            return DescribeTargetHealthResponse.builder()
                    .targetHealthDescriptions(TargetHealths.of(owned.service(), owned.group()))
                    .build();
        });
    }

    private Stream<OwnedListener> listeners() {
        return services.stream()
                .flatMap(service -> Stream.of(
                        new OwnedListener(service, service.production()), new OwnedListener(service, service.test())));
    }

    private OwnedListener listener(String arn) {
        return listeners()
                .filter(listener -> listener.weights().arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> refuse(
                        ListenerNotFoundException.builder(), "ListenerNotFound", "One or more listeners not found"));
    }

    private Stream<OwnedGroup> groups() {
        return services.stream()
                .flatMap(service -> service.targetGroups().stream().map(group -> new OwnedGroup(service, group)));
    }

    private OwnedGroup group(String arn) {
        return groupWhere(group -> group.arn().equals(arn));
    }

    private OwnedGroup groupWhere(Predicate<TargetGroup> condition) {
        return groups().filter(owned -> condition.test(owned.group()))
                .findFirst()
                .orElseThrow(() -> refuse(
                        TargetGroupNotFoundException.builder(),
                        "TargetGroupNotFound",
                        "One or more target groups not found"));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private static AwsServiceException refuse(AwsServiceException.Builder exception, String code, String message) {
        return Refusal.of(exception, "ElasticLoadBalancingV2", code, message);
    }

    private <T> T perform(String operation, Supplier<T> action) {
        return wire.perform("elasticloadbalancing", operation, identifiers.account(), action);
    }
}
