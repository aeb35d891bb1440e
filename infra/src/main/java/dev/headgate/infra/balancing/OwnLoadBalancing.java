package dev.headgate.infra.balancing;

import dev.headgate.config.Names;
import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.constructs.Construct;
import software.constructs.IDependable;

/** A load balancer of one service alone: the default action of its listeners leads there. */
public final class OwnLoadBalancing extends Construct implements CodeDeployLoadBalancing {

    private final Balancer.Wanted wanted;
    private final TargetGroups groups;
    private final Balancer balancer;

    public OwnLoadBalancing(Construct scope, Names names, ServiceIn it, EnvironmentNetwork network) {
        super(scope, "LoadBalancing");
        wanted = new Balancer.Wanted(
                ElbName.of(names, it.service().name(), it.environment().name(), "lb"),
                it.hosting().certificate(),
                it.hosting().isInternal());
        groups = TargetGroups.of(this, names, it, network);
        // Both listeners start at blue: CodeDeploy demands that the group that serves is behind each of them.
        balancer =
                new Balancer(this, wanted, network, listener -> listener.defaultTargetGroups(List.of(groups.blue())));
        // Either may lead to green when the stack is deleted: a target group goes only after what leads to it.
        production().getNode().addDependency(blue(), green());
        test().getNode().addDependency(blue(), green());
    }

    @Override
    public String fullName() {
        return balancer.loadBalancer().getLoadBalancerFullName();
    }

    @Override
    public ApplicationTargetGroup blue() {
        return groups.blue();
    }

    @Override
    public ApplicationTargetGroup green() {
        return groups.green();
    }

    @Override
    public ApplicationListener production() {
        return balancer.production();
    }

    @Override
    public ApplicationListener test() {
        return balancer.test();
    }

    @Override
    public IDependable testRoute() {
        return test();
    }

    @Override
    public List<String> movedListeners() {
        return List.of(production().getListenerArn(), test().getListenerArn());
    }

    /** Whatever rules somebody may have added to it by hand. */
    @Override
    public List<String> movedRules() {
        return List.of(Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("elasticloadbalancing")
                        .resource("listener-rule")
                        .resourceName("app/" + wanted.name() + "/*")
                        .build()));
    }

    @Override
    public String productionAddress() {
        return balancer.address(wanted.productionPort());
    }

    @Override
    public String testAddress() {
        return balancer.address(Balancer.TEST_PORT);
    }
}
