package dev.headgate.traffic;

import dev.headgate.config.network.RuleConditions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/** Finds the address at which a test listener answers for a service. */
public final class TestAddressReader {

    private final Connection connection;

    public TestAddressReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Empty where no address can be told, as behind a rule whose hosts all have a wildcard.
     *
     * @param targetGroups names of the service's
     */
    public Optional<String> url(String listenerArn, Set<String> targetGroups) {
        return listener(listenerArn).flatMap(listener -> url(listener, when(listener, targetGroups)));
    }

    /** By a rule that is known; empty where no address can be told. */
    public Optional<String> url(String listenerArn, ListenerRule rule) {
        return listener(listenerArn).flatMap(listener -> url(listener, rule.when()));
    }

    private Optional<Listener> listener(String arn) {
        return connection
                .loadBalancing("DescribeListeners", elb -> elb.describeListeners(it -> it.listenerArns(arn)))
                .listeners()
                .stream()
                .findFirst();
    }

    /** What a request has to meet to come to the service rather than to another that shares the listener. */
    private RuleConditions when(Listener listener, Set<String> targetGroups) {
        ListenerRule byDefault = new ListenerRule("", TrafficWeights.of(listener.defaultActions()));
        return byDefault.forwardsToAnyOf(targetGroups)
                ? RuleConditions.ANY
                : new ListenerReader(connection)
                        .rules(listener.listenerArn()).stream()
                                .filter(rule -> rule.forwardsToAnyOf(targetGroups))
                                .map(ListenerRule::when)
                                .findFirst()
                                .orElse(RuleConditions.ANY);
    }

    private Optional<String> url(Listener listener, RuleConditions when) {
        String scheme = listener.protocolAsString().toLowerCase(Locale.ROOT);
        return connection
                .loadBalancing(
                        "DescribeLoadBalancers",
                        elb -> elb.describeLoadBalancers(it -> it.loadBalancerArns(listener.loadBalancerArn())))
                .loadBalancers()
                .stream()
                .findFirst()
                .map(LoadBalancer::dnsName)
                .flatMap(name -> when.url(scheme, name, listener.port()));
    }
}
