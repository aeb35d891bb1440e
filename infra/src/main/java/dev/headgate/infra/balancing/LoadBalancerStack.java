package dev.headgate.infra.balancing;

import dev.headgate.config.StackNames;
import dev.headgate.config.network.SharedLoadBalancer;
import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.StackPlace;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** The load balancer that services of an environment share; their rules on it are in their own stacks. */
public final class LoadBalancerStack extends BaseStack {

    private final Balancer.Wanted wanted;
    private final Balancer balancer;

    public LoadBalancerStack(
            Construct app,
            StackNames names,
            EnvironmentServices environment,
            SharedLoadBalancer shared,
            EnvironmentNetwork network) {
        super(
                app,
                StackPlace.in(
                        environment,
                        names.loadBalancer(environment.name()),
                        "Headgate: load balancer that services of " + environment.name() + " share"));
        wanted = new Balancer.Wanted(
                // No service's own ends so.
                ElbName.of(names.names(), "headgate", environment.name(), "shared"),
                shared.certificate(),
                shared.internal());
        balancer = new Balancer(this, wanted, network, Balancer::answerNobodys);
        // All that any service or alarm takes from here, whoever takes it now: whatever is exported by CDK as it is
        // needed would come and go with services, and CloudFormation deletes no export that is still taken.
        Stream.of(productionListener(), testListener(), callers(), fullName(), dnsName())
                .forEach(this::exportValue);
        output("Address", balancer.address(wanted.productionPort()));
        output("TestAddress", balancer.address(Balancer.TEST_PORT));
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }

    Balancer.Wanted wanted() {
        return wanted;
    }

    String productionListener() {
        return balancer.production().getListenerArn();
    }

    String testListener() {
        return balancer.test().getListenerArn();
    }

    /** The id of its security group. */
    String callers() {
        return balancer.callers().getSecurityGroupId();
    }

    /** What CloudWatch calls it. */
    String fullName() {
        return balancer.loadBalancer().getLoadBalancerFullName();
    }

    String dnsName() {
        return balancer.loadBalancer().getLoadBalancerDnsName();
    }
}
