package dev.headgate.traffic;

import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/** Finds the address at which a test listener answers. */
public final class TestAddressReader {

    private final Connection connection;

    public TestAddressReader(Connection connection) {
        this.connection = connection;
    }

    public Optional<String> url(String listenerArn) {
        return connection
                .loadBalancing("DescribeListeners", elb -> elb.describeListeners(it -> it.listenerArns(listenerArn)))
                .listeners()
                .stream()
                .findFirst()
                .flatMap(this::url);
    }

    private Optional<String> url(Listener listener) {
        return connection
                .loadBalancing(
                        "DescribeLoadBalancers",
                        elb -> elb.describeLoadBalancers(it -> it.loadBalancerArns(listener.loadBalancerArn())))
                .loadBalancers()
                .stream()
                .findFirst()
                .map(LoadBalancer::dnsName)
                .map(name ->
                        listener.protocolAsString().toLowerCase(Locale.ROOT) + "://" + name + ":" + listener.port());
    }
}
