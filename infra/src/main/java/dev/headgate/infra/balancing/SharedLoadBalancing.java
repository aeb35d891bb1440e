package dev.headgate.infra.balancing;

import dev.headgate.config.Names;
import dev.headgate.config.network.ForwardingRule;
import dev.headgate.config.network.RuleConditions;
import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerAttributes;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.IApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * A service's rules on the two listeners of a load balancer that it shares.
 *
 * <p>What is added for it there, in the security group too, is in the service's own stack, so that a service more or less
 * changes nothing that another one needs.
 */
public final class SharedLoadBalancing extends Construct implements CodeDeployLoadBalancing {

    private final LoadBalancerStack shared;
    private final RuleConditions when;
    private final TargetGroups groups;
    private final IApplicationListener production;
    private final IApplicationListener test;
    private final ApplicationListenerRule productionRule;
    private final ApplicationListenerRule testRule;

    public SharedLoadBalancing(
            Construct scope,
            Names names,
            ServiceIn it,
            EnvironmentNetwork network,
            ForwardingRule rule,
            LoadBalancerStack shared) {
        super(scope, "LoadBalancing");
        this.shared = shared;
        when = rule.when();
        groups = TargetGroups.of(this, names, it, network);
        ISecurityGroup callers = SecurityGroup.fromSecurityGroupId(
                this,
                "Callers",
                shared.callers(),
                // Otherwise CDK takes it for one that may call the tasks already.
                SecurityGroupImportOptions.builder().allowAllOutbound(false).build());
        production = listener("Production", shared.productionListener(), callers);
        test = listener("Test", shared.testListener(), callers);
        productionRule = rule("ProductionRule", production, rule);
        testRule = rule("TestRule", test, rule);
    }

    private IApplicationListener listener(String id, String arn, ISecurityGroup callers) {
        return ApplicationListener.fromApplicationListenerAttributes(
                this,
                id,
                ApplicationListenerAttributes.builder()
                        .listenerArn(arn)
                        .securityGroup(callers)
                        .build());
    }

    /** Both start at blue: CodeDeploy demands that the group that serves is behind each listener. */
    private ApplicationListenerRule rule(String id, IApplicationListener listener, ForwardingRule rule) {
        ApplicationListenerRule made = ApplicationListenerRule.Builder.create(this, id)
                .listener(listener)
                .priority(rule.priority())
                .conditions(conditions())
                .targetGroups(List.of(blue()))
                .build();
        // Either may lead to green when the stack is deleted: a target group goes only after what leads to it.
        made.getNode().addDependency(blue(), green());
        return made;
    }

    private List<ListenerCondition> conditions() {
        List<ListenerCondition> conditions = new ArrayList<>();
        if (!when.hosts().isEmpty()) {
            conditions.add(ListenerCondition.hostHeaders(when.hosts()));
        }
        if (!when.paths().isEmpty()) {
            conditions.add(ListenerCondition.pathPatterns(when.paths()));
        }
        return conditions;
    }

    @Override
    public String fullName() {
        return shared.fullName();
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
    public IApplicationListener production() {
        return production;
    }

    @Override
    public IApplicationListener test() {
        return test;
    }

    @Override
    public IDependable testRoute() {
        return testRule;
    }

    /** None: what no rule fits is nobody's. */
    @Override
    public List<String> movedListeners() {
        return List.of();
    }

    @Override
    public List<String> movedRules() {
        return List.of(productionRule.getListenerRuleArn(), testRule.getListenerRuleArn());
    }

    @Override
    public String productionAddress() {
        return address(shared.wanted().productionPort());
    }

    @Override
    public String testAddress() {
        return address(Balancer.TEST_PORT);
    }

    /** Of hosts that all have a wildcard, the first as it is. */
    private String address(int port) {
        String scheme = shared.wanted().scheme();
        return when.url(scheme, shared.dnsName(), port)
                .orElseGet(() -> scheme + "://" + when.hosts().getFirst() + ":" + port);
    }
}
