package dev.headgate.infra.environment;

import dev.headgate.infra.balancing.EcsLoadBalancing;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.Finding;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * What ECS acts as when it moves the traffic of one service: AWS's own policy for this
 * (AmazonECSInfrastructureRolePolicyForLoadBalancers), but for this service's target groups and rules alone, and without
 * ModifyListener, which is for default rules and network load balancers.
 */
final class InfrastructureRole extends Construct {

    private final Role role;

    InfrastructureRole(Construct scope, ServiceIn it, EcsLoadBalancing loadBalancing) {
        super(scope, "Infrastructure");
        role = Role.Builder.create(this, "Role")
                .description("ECS, when it moves the traffic of " + it.target().service())
                // Without a condition: AWS's page of this role has none, and ECS takes it from this account only.
                .assumedBy(new ServicePrincipal("ecs.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "MoveTraffic",
                        PolicyDocument.Builder.create()
                                .statements(List.of(read(), changeTargets(loadBalancing), moveTraffic(loadBalancing)))
                                .build()))
                .build();
        Finding.accept(role, Finding.wildcard("*"), "Looking cannot be limited to a resource.");
    }

    String arn() {
        return role.getRoleArn();
    }

    private static PolicyStatement read() {
        return statement("Read")
                .actions(List.of(
                        "elasticloadbalancing:DescribeListeners",
                        "elasticloadbalancing:DescribeRules",
                        "elasticloadbalancing:DescribeTargetGroups",
                        "elasticloadbalancing:DescribeTargetHealth"))
                .resources(List.of("*"))
                .build();
    }

    private static PolicyStatement changeTargets(EcsLoadBalancing loadBalancing) {
        return statement("ChangeTargets")
                .actions(List.of("elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"))
                .resources(List.of(
                        loadBalancing.blue().getTargetGroupArn(),
                        loadBalancing.green().getTargetGroupArn()))
                .build();
    }

    private static PolicyStatement moveTraffic(EcsLoadBalancing loadBalancing) {
        return statement("MoveTraffic")
                .actions(List.of("elasticloadbalancing:ModifyRule"))
                .resources(List.of(loadBalancing.productionRule(), loadBalancing.testRule()))
                .build();
    }

    private static PolicyStatement.Builder statement(String sid) {
        return PolicyStatement.Builder.create().sid(sid);
    }
}
