package dev.headgate.infra.environment;

import dev.headgate.config.Configuration;
import dev.headgate.config.Names;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.Finding;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The first revision of a service's task definition. Each release registers the newest revision anew with its own image, and
 * keeps all the rest.
 */
final class ServiceTask extends Construct {

    /**
     * Answers every path until the first release, so that the service comes up before any image has been pushed.
     *
     * <p>It learns its port from a variable and not from a command: releases carry both over to the service's own image,
     * which most often heeds PORT, too, and would not survive another image's command.
     */
    private static final String BOOTSTRAP_IMAGE = "us-docker.pkg.dev/google-samples/containers/gke/hello-app:1.0";

    private final FargateTaskDefinition definition;
    private final Role taskRole;
    private final Role executionRole;

    ServiceTask(Construct scope, Configuration configuration, ServiceIn it) {
        super(scope, "Task");
        Names names = configuration.names();
        String service = it.service().name();
        String environment = it.environment().name();
        taskRole = role(
                "TaskRole",
                names.taskRole(service, environment),
                "What the containers act as",
                ofThisAccount(it.target().account()));
        executionRole =
                // Of this one, Amazon ECS documents no condition: it might keep tasks from starting.
                role(
                        "ExecutionRole",
                        names.executionRole(service, environment),
                        "Pulls images and writes logs",
                        Map.of());
        allowPull(configuration, it.service().repository());
        definition = FargateTaskDefinition.Builder.create(this, "Definition")
                .family(it.target().service())
                .cpu(it.hosting().cpu())
                .memoryLimitMiB(it.hosting().memory())
                .taskRole(taskRole)
                .executionRole(executionRole)
                .build();
        // Else tasks may be started before they are allowed to pull and to log.
        definition.getNode().addDependency(executionRole);
        definition.addContainer(
                it.service().container(),
                ContainerDefinitionOptions.builder()
                        .image(ContainerImage.fromRegistry(BOOTSTRAP_IMAGE))
                        .environment(Map.of("PORT", String.valueOf(it.service().port())))
                        .portMappings(List.of(PortMapping.builder()
                                .containerPort(it.service().port())
                                .build()))
                        .logging(logging(it.target().service()))
                        .build());
        Finding.accept(
                definition,
                "AwsSolutions-ECS2",
                "PORT is no secret, and the one way to tell it that every image understands.");
    }

    FargateTaskDefinition definition() {
        return definition;
    }

    /** The roles that whoever registers or runs a revision has to pass on. */
    List<IRole> roles() {
        return List.of(taskRole, executionRole);
    }

    private static Map<String, Object> ofThisAccount(String account) {
        return Map.of("StringEquals", Map.of("aws:SourceAccount", account));
    }

    private Role role(String id, String name, String description, Map<String, Object> conditions) {
        return Role.Builder.create(this, id)
                .roleName(name)
                .description(description)
                .assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com").withConditions(conditions))
                .build();
    }

    /** Images are in the tooling account, whose repository in turn must admit this environment's account. */
    private void allowPull(Configuration configuration, String repository) {
        executionRole.addToPolicy(PolicyStatement.Builder.create()
                .sid("PullImages")
                .actions(List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"))
                .resources(List.of(Stack.of(this)
                        .formatArn(ArnComponents.builder()
                                .service("ecr")
                                .account(configuration.account())
                                .region(configuration.region())
                                .resource("repository")
                                .resourceName(repository)
                                .build())))
                .build());
        executionRole.addToPolicy(PolicyStatement.Builder.create()
                .sid("SignInToRegistry")
                .actions(List.of("ecr:GetAuthorizationToken"))
                .resources(List.of("*"))
                .build());
        Finding.accept(
                executionRole, Finding.wildcard("*"), "ecr:GetAuthorizationToken cannot be limited to a repository.");
    }

    private LogDriver logging(String service) {
        return LogDriver.awsLogs(AwsLogDriverProps.builder()
                .logGroup(LogGroup.Builder.create(this, "Log")
                        .logGroupName("/headgate/" + service)
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build())
                .streamPrefix("task")
                .build());
    }
}
