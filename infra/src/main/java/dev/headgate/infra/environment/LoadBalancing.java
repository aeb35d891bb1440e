package dev.headgate.infra.environment;

import dev.headgate.config.Names;
import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.Finding;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.RedirectOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/**
 * A load balancer whose two listeners each lead to one of two target groups: users come by the production listener, whoever
 * looks at green before they do comes by the test listener.
 *
 * <p>CodeDeploy rewires the listeners with every deployment. An update of them by CloudFormation would put users back on
 * what the template says (aws/aws-cdk#36649), so that nothing here may change once a service has been released.
 */
final class LoadBalancing extends Construct {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    static final int TEST_PORT = 8080;

    private final String name;
    private final ApplicationLoadBalancer loadBalancer;
    private final ApplicationTargetGroup blue;
    private final ApplicationTargetGroup green;
    private final ApplicationListener production;
    private final ApplicationListener test;
    private final Optional<String> certificate;

    LoadBalancing(Construct scope, Names names, ServiceIn it, EnvironmentNetwork network) {
        super(scope, "LoadBalancing");
        String service = it.service().name();
        String environment = it.environment().name();
        certificate = it.hosting().certificate();
        boolean internal = it.hosting().isInternal();
        blue = targetGroup("Blue", ElbName.of(names, service, environment, "blue"), it, network);
        green = targetGroup("Green", ElbName.of(names, service, environment, "green"), it, network);
        name = ElbName.of(names, service, environment, "lb");
        loadBalancer = ApplicationLoadBalancer.Builder.create(this, "LoadBalancer")
                .loadBalancerName(name)
                .vpc(network.vpc())
                .vpcSubnets(internal ? network.taskSubnets() : network.publicSubnets())
                .internetFacing(!internal)
                .securityGroup(callers(network, internal))
                .dropInvalidHeaderFields(true)
                .build();
        production = listener("Production", productionPort());
        test = listener("Test", TEST_PORT);
        // Either may lead to green when the stack is deleted: a target group goes only after what leads to it.
        production.getNode().addDependency(blue, green);
        test.getNode().addDependency(blue, green);
        if (certificate.isPresent()) {
            redirectToHttps();
        }
        Finding.accept(
                loadBalancer,
                "AwsSolutions-ELB2",
                "Access logs go to a bucket only, which a stack cannot delete without a function that empties it. Requests,"
                        + " errors and latency are measured per target group, connections by the flow log.");
    }

    ApplicationLoadBalancer loadBalancer() {
        return loadBalancer;
    }

    String name() {
        return name;
    }

    /** Serves from the stack's creation until the first deployment; from then on the two swap with each one. */
    ApplicationTargetGroup blue() {
        return blue;
    }

    ApplicationTargetGroup green() {
        return green;
    }

    ApplicationListener production() {
        return production;
    }

    ApplicationListener test() {
        return test;
    }

    private ISecurityGroup callers(EnvironmentNetwork network, boolean internal) {
        SecurityGroup group = SecurityGroup.Builder.create(this, "Callers")
                .vpc(network.vpc())
                .description("Who may call the load balancer")
                .allowAllOutbound(false)
                .build();
        group.addIngressRule(Peer.anyIpv4(), Port.tcp(HTTP_PORT), "users");
        if (certificate.isPresent()) {
            group.addIngressRule(Peer.anyIpv4(), Port.tcp(HTTPS_PORT), "users by HTTPS");
        }
        (internal ? network.testersInside() : network.testers())
                .forEach(address -> group.addIngressRule(
                        Peer.ipv4(address), Port.tcp(TEST_PORT), "from inside the environment's own network"));
        Finding.accept(group, "AwsSolutions-EC23", "The production listener is there for everybody.");
        return group;
    }

    /** Both listeners start at blue: CodeDeploy demands that the group that serves is behind each of them. */
    private ApplicationListener listener(String name, int port) {
        BaseApplicationListenerProps.Builder listener = BaseApplicationListenerProps.builder()
                .port(port)
                .protocol(certificate.isPresent() ? ApplicationProtocol.HTTPS : ApplicationProtocol.HTTP)
                .open(false)
                .defaultTargetGroups(List.of(blue));
        certificate.ifPresent(arn ->
                listener.certificates(List.of(ListenerCertificate.fromArn(arn))).sslPolicy(SslPolicy.RECOMMENDED_TLS));
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

    private int productionPort() {
        return certificate.isPresent() ? HTTPS_PORT : HTTP_PORT;
    }

    /** Where users come by. */
    String productionAddress() {
        return address(productionPort());
    }

    /** Where whoever looks at green before users do comes by. */
    String testAddress() {
        return address(TEST_PORT);
    }

    private String address(int port) {
        return (certificate.isPresent() ? "https://" : "http://") + loadBalancer.getLoadBalancerDnsName() + ":" + port;
    }

    private ApplicationTargetGroup targetGroup(String id, String name, ServiceIn it, EnvironmentNetwork network) {
        return ApplicationTargetGroup.Builder.create(this, id)
                .targetGroupName(name)
                .vpc(network.vpc())
                .targetType(TargetType.IP)
                .port(it.service().port())
                .protocol(ApplicationProtocol.HTTP)
                .deregistrationDelay(Duration.seconds(30))
                .healthCheck(HealthCheck.builder()
                        .path(it.service().hosting().healthPath())
                        .healthyHttpCodes("200-399")
                        .interval(Duration.seconds(10))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(3)
                        .build())
                .build();
    }
}
