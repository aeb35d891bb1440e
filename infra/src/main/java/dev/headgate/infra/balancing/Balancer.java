package dev.headgate.infra.balancing;

import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.FixedResponseOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.RedirectOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.constructs.Construct;

/** A load balancer, its production and its test listener, and who may call them. */
public final class Balancer {

    public static final int TEST_PORT = 8080;

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * What tells one from another.
     *
     * @param certificate ARN; empty: plain HTTP
     */
    record Wanted(String name, Optional<String> certificate, boolean internal) {

        String scheme() {
            return certificate.isPresent() ? "https" : "http";
        }

        int productionPort() {
            return certificate.isPresent() ? HTTPS_PORT : HTTP_PORT;
        }
    }

    private final Construct scope;
    private final Wanted wanted;
    private final ISecurityGroup callers;
    private final ApplicationLoadBalancer loadBalancer;
    private final ApplicationListener production;
    private final ApplicationListener test;

    /** @param byDefault gives both listeners what they do with a request that no rule fits */
    Balancer(
            Construct scope,
            Wanted wanted,
            EnvironmentNetwork network,
            UnaryOperator<BaseApplicationListenerProps.Builder> byDefault) {
        this.scope = scope;
        this.wanted = wanted;
        callers = callers(network);
        loadBalancer = ApplicationLoadBalancer.Builder.create(scope, "LoadBalancer")
                .loadBalancerName(wanted.name())
                .vpc(network.vpc())
                .vpcSubnets(wanted.internal() ? network.taskSubnets() : network.publicSubnets())
                .internetFacing(!wanted.internal())
                .securityGroup(callers)
                .dropInvalidHeaderFields(true)
                .build();
        production = listener("Production", wanted.productionPort(), byDefault);
        test = listener("Test", TEST_PORT, byDefault);
        if (wanted.certificate().isPresent()) {
            redirectToHttps();
        }
        Finding.accept(
                loadBalancer,
                "AwsSolutions-ELB2",
                "Access logs go to a bucket only, which a stack cannot delete without a function that empties it. Requests,"
                        + " errors and latency are measured per target group, connections by the flow log.");
    }

    /** Of listeners by whose rules alone services are reached: the answer to what no rule fits. */
    static BaseApplicationListenerProps.Builder answerNobodys(BaseApplicationListenerProps.Builder listener) {
        return listener.defaultAction(ListenerAction.fixedResponse(
                404,
                FixedResponseOptions.builder()
                        .contentType("text/plain")
                        .messageBody("No service is here.")
                        .build()));
    }

    Wanted wanted() {
        return wanted;
    }

    ApplicationLoadBalancer loadBalancer() {
        return loadBalancer;
    }

    ISecurityGroup callers() {
        return callers;
    }

    ApplicationListener production() {
        return production;
    }

    ApplicationListener test() {
        return test;
    }

    String address(int port) {
        return wanted.scheme() + "://" + loadBalancer.getLoadBalancerDnsName() + ":" + port;
    }

    private ISecurityGroup callers(EnvironmentNetwork network) {
        SecurityGroup group = SecurityGroup.Builder.create(scope, "Callers")
                .vpc(network.vpc())
                .description("Who may call the load balancer")
                .allowAllOutbound(false)
                .build();
        group.addIngressRule(Peer.anyIpv4(), Port.tcp(HTTP_PORT), "users");
        if (wanted.certificate().isPresent()) {
            group.addIngressRule(Peer.anyIpv4(), Port.tcp(HTTPS_PORT), "users by HTTPS");
        }
        (wanted.internal() ? network.testersInside() : network.testers())
                .forEach(address -> group.addIngressRule(
                        Peer.ipv4(address), Port.tcp(TEST_PORT), "from inside the environment's own network"));
        Finding.accept(group, "AwsSolutions-EC23", "The production listener is there for everybody.");
        return group;
    }

    private ApplicationListener listener(
            String name, int port, UnaryOperator<BaseApplicationListenerProps.Builder> byDefault) {
        BaseApplicationListenerProps.Builder listener = byDefault.apply(BaseApplicationListenerProps.builder()
                .port(port)
                .protocol(wanted.certificate().isPresent() ? ApplicationProtocol.HTTPS : ApplicationProtocol.HTTP)
                .open(false));
        wanted.certificate()
                .ifPresent(arn -> listener.certificates(List.of(ListenerCertificate.fromArn(arn)))
                        .sslPolicy(SslPolicy.RECOMMENDED_TLS));
        return loadBalancer.addListener(name, listener.build());
    }

    /** By a listener of its own, which no deployment touches. */
    private void redirectToHttps() {
        loadBalancer.addListener(
                "Redirect",
                BaseApplicationListenerProps.builder()
                        .port(HTTP_PORT)
                        .protocol(ApplicationProtocol.HTTP)
                        .open(false)
                        .defaultAction(ListenerAction.redirect(RedirectOptions.builder()
                                .protocol("HTTPS")
                                .port(String.valueOf(HTTPS_PORT))
                                .permanent(true)
                                .build()))
                        .build());
    }
}
