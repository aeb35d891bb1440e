package dev.headgate.infra.balancing;

import dev.headgate.config.Names;
import dev.headgate.config.network.ForwardingRule;
import dev.headgate.config.network.RuleConditions;
import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRuleProps;
import software.constructs.Construct;

/**
 * How requests reach a service whose traffic ECS moves: by one rule of the production listener and one of the test listener,
 * each of which names both target groups.
 *
 * <p>Also on a load balancer of its own: ECS is told of a rule, and CloudFormation knows no ARN of a default one. The default
 * action is nobody's, so that an update of the listener, as for another certificate, moves no traffic.
 */
public final class EcsLoadBalancing extends Construct implements LoadBalancing {

    /** On a load balancer of its own: all requests, after whatever rules somebody may have added by hand. */
    private static final ForwardingRule EVERYTHING =
            new ForwardingRule(new RuleConditions(List.of(), List.of("/*")), ForwardingRule.LAST_PRIORITY);

    /** The load balancer, whoever else is behind it. */
    private record Entrance(
            Balancer.Wanted wanted,
            String production,
            String test,
            ISecurityGroup callers,
            String fullName,
            String dnsName) {}

    private final TargetGroups groups;
    private final ForwardingRule rule;
    private final Entrance entrance;
    private final Sealed<CfnListenerRule> production;
    private final Sealed<CfnListenerRule> test;

    /** @param shared where the service has a rule for one */
    public EcsLoadBalancing(
            Construct scope,
            Names names,
            ServiceIn it,
            EnvironmentNetwork network,
            Optional<LoadBalancerStack> shared) {
        super(scope, "LoadBalancing");
        groups = TargetGroups.ofEcs(this, names, it, network);
        Optional<ForwardingRule> onShared = it.hosting().rule();
        rule = onShared.orElse(EVERYTHING);
        entrance = onShared.isPresent() ? shared(shared.orElseThrow()) : own(names, it, network);
        production = rule("ProductionRule", entrance.production());
        test = rule("TestRule", entrance.test());
    }

    private Entrance own(Names names, ServiceIn it, EnvironmentNetwork network) {
        Balancer balancer = new Balancer(
                this,
                new Balancer.Wanted(
                        ElbName.of(names, it.service().name(), it.environment().name(), "ecs"),
                        it.hosting().certificate(),
                        it.hosting().isInternal()),
                network,
                Balancer::answerNobodys);
        return new Entrance(
                balancer.wanted(),
                balancer.production().getListenerArn(),
                balancer.test().getListenerArn(),
                balancer.callers(),
                balancer.loadBalancer().getLoadBalancerFullName(),
                balancer.loadBalancer().getLoadBalancerDnsName());
    }

    private Entrance shared(LoadBalancerStack shared) {
        ISecurityGroup callers = SecurityGroup.fromSecurityGroupId(
                this,
                "Callers",
                shared.callers(),
                // Otherwise CDK takes it for one that may call the tasks already.
                SecurityGroupImportOptions.builder().allowAllOutbound(false).build());
        return new Entrance(
                shared.wanted(),
                shared.productionListener(),
                shared.testListener(),
                callers,
                shared.fullName(),
                shared.dnsName());
    }

    /** Starts at blue, and names green besides: ECS demands that both are behind the load balancer. */
    private Sealed<CfnListenerRule> rule(String id, String listener) {
        CfnListenerRuleProps properties = CfnListenerRuleProps.builder()
                .listenerArn(listener)
                .priority(rule.priority())
                .conditions(conditions())
                .actions(List.of(CfnListenerRule.ActionProperty.builder()
                        .type("forward")
                        .forwardConfig(CfnListenerRule.ForwardConfigProperty.builder()
                                .targetGroups(List.of(weighted(blue(), 100), weighted(green(), 0)))
                                .build())
                        .build()))
                .build();
        return new Sealed<>(new CfnListenerRule(this, id, properties), properties);
    }

    private static CfnListenerRule.TargetGroupTupleProperty weighted(ApplicationTargetGroup group, int weight) {
        return CfnListenerRule.TargetGroupTupleProperty.builder()
                .targetGroupArn(group.getTargetGroupArn())
                .weight(weight)
                .build();
    }

    private List<CfnListenerRule.RuleConditionProperty> conditions() {
        List<CfnListenerRule.RuleConditionProperty> conditions = new ArrayList<>();
        List<String> hosts = rule.when().hosts();
        if (!hosts.isEmpty()) {
            conditions.add(CfnListenerRule.RuleConditionProperty.builder()
                    .field("host-header")
                    .hostHeaderConfig(CfnListenerRule.HostHeaderConfigProperty.builder()
                            .values(hosts)
                            .build())
                    .build());
        }
        List<String> paths = rule.when().paths();
        if (!paths.isEmpty()) {
            conditions.add(CfnListenerRule.RuleConditionProperty.builder()
                    .field("path-pattern")
                    .pathPatternConfig(CfnListenerRule.PathPatternConfigProperty.builder()
                            .values(paths)
                            .build())
                    .build());
        }
        return conditions;
    }

    /** The rules that ECS rewrites with every deployment. */
    public Stream<Sealed<CfnListenerRule>> rules() {
        return Stream.of(production, test);
    }

    public String productionRule() {
        return production.resource().getRef();
    }

    public String testRule() {
        return test.resource().getRef();
    }

    /** Who may call the tasks. */
    public ISecurityGroup callers() {
        return entrance.callers();
    }

    @Override
    public String fullName() {
        return entrance.fullName();
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
    public String productionAddress() {
        return address(entrance.wanted().productionPort());
    }

    @Override
    public String testAddress() {
        return address(Balancer.TEST_PORT);
    }

    /** Of hosts that all have a wildcard, the first as it is. */
    private String address(int port) {
        String scheme = entrance.wanted().scheme();
        return rule.when()
                .url(scheme, entrance.dnsName(), port)
                .orElseGet(() -> scheme + "://" + rule.when().hosts().getFirst() + ":" + port);
    }
}
