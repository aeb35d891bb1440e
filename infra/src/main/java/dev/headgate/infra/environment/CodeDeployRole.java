package dev.headgate.infra.environment;

import dev.headgate.infra.balancing.CodeDeployLoadBalancing;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.task.ServiceTask;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * What CodeDeploy acts as in one service. AWS's own policy for this (AWSCodeDeployRoleForECS) lets it do the same to every
 * service of the account, and pass any role to a task.
 */
final class CodeDeployRole extends Construct {

    private final Role role;

    CodeDeployRole(
            Construct scope, ServiceIn it, ICluster cluster, CodeDeployLoadBalancing loadBalancing, ServiceTask task) {
        super(scope, "CodeDeploy");
        String ecsService = it.target().cluster() + "/" + it.target().service();
        String taskSets = arn("ecs", "task-set", ecsService + "/*");
        role = Role.Builder.create(this, "Role")
                .description("CodeDeploy, when it deploys " + it.target().service())
                .assumedBy(new ServicePrincipal("codedeploy.amazonaws.com")
                        .withConditions(new TreeMap<>(Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", it.target().account()),
                                "ArnLike",
                                Map.of("aws:SourceArn", group(it))))))
                .inlinePolicies(Map.of(
                        "Deploy",
                        PolicyDocument.Builder.create()
                                .statements(List.of(
                                        read(),
                                        createTaskSets(
                                                cluster,
                                                arn("ecs", "service", ecsService),
                                                arn(
                                                        "ecs",
                                                        "service",
                                                        it.target().service())),
                                        changeTaskSets(arn("ecs", "service", ecsService), taskSets),
                                        moveTraffic(loadBalancing),
                                        passRoles(task)))
                                .build()))
                .build();
        acceptFindings(taskSets, loadBalancing);
    }

    /** Without CDK's addition of AWS's own policy. */
    IRole role() {
        return role.withoutPolicyUpdates();
    }

    private static PolicyStatement read() {
        return statement("Read")
                .actions(List.of(
                        "cloudwatch:DescribeAlarms",
                        "ecs:DescribeServices",
                        "elasticloadbalancing:DescribeListeners",
                        "elasticloadbalancing:DescribeRules",
                        "elasticloadbalancing:DescribeTargetGroups",
                        "elasticloadbalancing:DescribeTargetHealth"))
                .resources(List.of("*"))
                .build();
    }

    /** A task set that is yet to be created has no ARN to name; its service has one, with or without the cluster in it. */
    private static PolicyStatement createTaskSets(ICluster cluster, String service, String serviceOfOldForm) {
        return statement("CreateTaskSets")
                .actions(List.of("ecs:CreateTaskSet"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnEquals",
                        new TreeMap<>(Map.of(
                                "ecs:cluster", cluster.getClusterArn(),
                                "ecs:service", List.of(service, serviceOfOldForm)))))
                .build();
    }

    private static PolicyStatement changeTaskSets(String... resources) {
        return statement("ChangeTaskSets")
                .actions(List.of("ecs:DeleteTaskSet", "ecs:UpdateServicePrimaryTaskSet"))
                .resources(List.of(resources))
                .build();
    }

    /** Not the default action of listeners that others share. */
    private static PolicyStatement moveTraffic(CodeDeployLoadBalancing loadBalancing) {
        List<String> listeners = loadBalancing.movedListeners();
        return statement("MoveTraffic")
                .actions(
                        listeners.isEmpty()
                                ? List.of("elasticloadbalancing:ModifyRule")
                                : List.of("elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule"))
                .resources(Stream.concat(listeners.stream(), loadBalancing.movedRules().stream())
                        .toList())
                .build();
    }

    private static PolicyStatement passRoles(ServiceTask task) {
        return statement("PassTaskRoles")
                .actions(List.of("iam:PassRole"))
                .resources(task.roles())
                .conditions(Map.of("StringEquals", Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com")))
                .build();
    }

    private void acceptFindings(String taskSets, CodeDeployLoadBalancing loadBalancing) {
        Finding.accept(
                role,
                Finding.wildcard("*"),
                "Looking cannot be limited to a resource, nor can creating a task set but by its cluster and service, as the condition does.");
        Finding.accept(
                role, Finding.wildcard(taskSets), "The task sets of this one service: each deployment makes one.");
        loadBalancing.movedRules().stream()
                .filter(it -> it.endsWith("*"))
                .forEach(
                        rules -> Finding.accept(role, Finding.wildcard(rules), "The rules of this one load balancer."));
    }

    private String group(ServiceIn it) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("codedeploy")
                        .resource("deploymentgroup")
                        .resourceName(it.codeDeployGroup().application() + "/*")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }

    private String arn(String service, String resource, String name) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service(service)
                        .resource(resource)
                        .resourceName(name)
                        .build());
    }

    private static PolicyStatement.Builder statement(String sid) {
        return PolicyStatement.Builder.create().sid(sid);
    }
}
