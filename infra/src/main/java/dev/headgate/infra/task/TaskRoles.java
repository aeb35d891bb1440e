package dev.headgate.infra.task;

import dev.headgate.config.Configuration;
import dev.headgate.config.Names;
import dev.headgate.config.task.TaskRole;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.Finding;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.FromRoleNameOptions;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** What a service's containers act as, and what ECS acts as when it starts them. */
final class TaskRoles {

    private final IRole task;
    private final Role execution;

    /** @param scope the roles are right in it, as they were before there was this class */
    TaskRoles(Construct scope, Configuration configuration, ServiceIn it) {
        Names names = configuration.names();
        String service = it.service().name();
        String environment = it.environment().name();
        TaskPermissions permissions = new TaskPermissions(scope, it);
        TaskRole wanted = it.task().role();
        task = wanted.existing()
                .map(name -> existing(scope, name))
                .orElseGet(() -> own(
                        role(
                                scope,
                                "TaskRole",
                                names.taskRole(service, environment),
                                "What the containers act as",
                                Map.of(
                                        "StringEquals",
                                        Map.of("aws:SourceAccount", it.target().account()))),
                        wanted,
                        permissions));
        execution =
                // Of this one, Amazon ECS documents no condition: it might keep tasks from starting.
                role(
                        scope,
                        "ExecutionRole",
                        names.executionRole(service, environment),
                        "Pulls images and writes logs",
                        Map.of());
        permissions.ofExecution(configuration).forEach(execution::addToPolicy);
        Finding.accept(
                execution, Finding.wildcard("*"), "ecr:GetAuthorizationToken cannot be limited to a repository.");
    }

    IRole task() {
        return task;
    }

    Role execution() {
        return execution;
    }

    /** What it may do is said elsewhere, by whoever owns it. */
    private static IRole existing(Construct scope, String name) {
        return Role.fromRoleName(
                scope,
                "TaskRole",
                name,
                FromRoleNameOptions.builder().mutable(false).build());
    }

    private static IRole own(Role role, TaskRole wanted, TaskPermissions permissions) {
        for (String arn : wanted.policies()) {
            role.addManagedPolicy(ManagedPolicy.fromManagedPolicyArn(
                    role, "Policy" + wanted.policies().indexOf(arn), arn));
            Finding.accept(role, "AwsSolutions-IAM4[Policy::" + arn + "]", "Chosen in headgate.yaml for this service.");
        }
        List<PolicyStatement> statements = permissions.ofContainers();
        statements.forEach(role::addToPolicy);
        if (permissions.includeCommands()) {
            Finding.accept(role, Finding.wildcard("*"), "A session's channels have no ARN to name.");
        }
        return role;
    }

    private static Role role(
            Construct scope, String id, String name, String description, Map<String, Object> conditions) {
        return Role.Builder.create(scope, id)
                .roleName(name)
                .description(description)
                .assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com").withConditions(conditions))
                .build();
    }
}
