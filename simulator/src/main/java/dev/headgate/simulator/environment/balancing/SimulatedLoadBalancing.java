package dev.headgate.simulator.environment.balancing;

import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.LoadBalancer;
import dev.headgate.simulator.environment.service.LoadBalancers;
import dev.headgate.simulator.environment.service.Refusal;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import dev.headgate.simulator.wire.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.UnsupportedProtocolException;

/** Application load balancers: their listeners, target groups and targets, to look at only. */
public final class SimulatedLoadBalancing implements ElasticLoadBalancingV2Client {

    private static final int RULES_PER_PAGE = 10;

    private final Wire wire;
    private final Identifiers identifiers;
    private final LoadBalancers loadBalancers;
    private final Collection<SimulatedService> services;

    private record OwnedListener(LoadBalancer owner, dev.headgate.simulator.environment.service.Listener listener) {
        Listener description() {
            return BalancerDescription.listener(owner, listener);
        }
    }

    private record OwnedGroup(SimulatedService service, TargetGroup group) {}

    public SimulatedLoadBalancing(
            Wire wire, Identifiers identifiers, LoadBalancers loadBalancers, Collection<SimulatedService> services) {
        this.wire = wire;
        this.identifiers = identifiers;
        this.loadBalancers = loadBalancers;
        this.services = services;
    }

    @Override
    public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
        return perform("DescribeListeners", () -> {
            if (request.listenerArns().isEmpty() && request.loadBalancerArn() == null) {
                throw refuse(
                        ElasticLoadBalancingV2Exception.builder(),
                        "ValidationError",
                        "You must specify either listener ARNs or a load balancer ARN");
            }
            List<Listener> found = new ArrayList<>();
            request.listenerArns().forEach(arn -> found.add(listener(arn).description()));
            if (request.loadBalancerArn() != null) {
                listeners()
                        .filter(listener -> listener.owner().arn().equals(request.loadBalancerArn()))
                        .forEach(listener -> found.add(listener.description()));
            }
            return DescribeListenersResponse.builder().listeners(found).build();
        });
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
        return perform("DescribeLoadBalancers", () -> {
            List<String> wanted = request.loadBalancerArns();
            List<LoadBalancer> found = loadBalancers.all().stream()
                    .filter(it -> wanted.isEmpty() || wanted.contains(it.arn()))
                    .toList();
            if (found.size() < wanted.stream().distinct().count()) {
                throw refuse(
                        LoadBalancerNotFoundException.builder(),
                        "LoadBalancerNotFound",
                        "One or more load balancers not found");
            }
            return DescribeLoadBalancersResponse.builder()
                    .loadBalancers(found.stream()
                            .map(BalancerDescription::loadBalancer)
                            .toList())
                    .build();
        });
    }

    /** Rules by name, or those of a listener: a few at a time, as AWS may at any time, the default action last. */
    @Override
    public DescribeRulesResponse describeRules(DescribeRulesRequest request) {
        return perform("DescribeRules", () -> {
            if (request.listenerArn() == null) {
                return DescribeRulesResponse.builder()
                        .rules(request.ruleArns().stream().map(this::rule).toList())
                        .build();
            }
            OwnedListener owned = listener(request.listenerArn());
            if (owned.owner().isNetwork()) {
                throw refuse(
                        UnsupportedProtocolException.builder(),
                        "UnsupportedProtocol",
                        "Rules are unsupported for Network Load Balancer listeners");
            }
            List<Rule> all = owned.listener().rules().stream()
                    .map(rule -> BalancerDescription.rule(owned.listener(), rule))
                    .toList();
            int from =
                    Optional.ofNullable(request.marker()).map(Integer::parseInt).orElse(0);
            int until = Math.min(from + RULES_PER_PAGE, all.size());
            DescribeRulesResponse.Builder page = DescribeRulesResponse.builder().rules(all.subList(from, until));
            return (until < all.size() ? page.nextMarker(String.valueOf(until)) : page).build();
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
                                || owned.service().loadBalancer().arn().equals(request.loadBalancerArn()))
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
        return loadBalancers.all().stream()
                .flatMap(owner -> owner.listeners().stream().map(listener -> new OwnedListener(owner, listener)));
    }

    private OwnedListener listener(String arn) {
        return listeners()
                .filter(owned -> owned.listener().arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> refuse(
                        ListenerNotFoundException.builder(), "ListenerNotFound", "One or more listeners not found"));
    }

    private Rule rule(String arn) {
        return listeners()
                .flatMap(owned -> owned.listener().rules().stream()
                        .filter(rule -> owned.listener().arnOf(rule).equals(arn))
                        .map(rule -> BalancerDescription.rule(owned.listener(), rule)))
                .findFirst()
                .orElseThrow(
                        () -> refuse(RuleNotFoundException.builder(), "RuleNotFound", "One or more rules not found"));
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
