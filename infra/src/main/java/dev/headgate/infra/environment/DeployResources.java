package dev.headgate.infra.environment;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Existing;
import dev.headgate.config.Names;
import dev.headgate.config.Target;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.task.TaskDefinitionFile;
import dev.headgate.policy.Wildcards;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;

/** ARNs of what the deploy role of an environment may touch, made of names: the stacks that own it may come later. */
record DeployResources(Stack stack, EnvironmentServices environment) {

    List<String> of(DeployAction.On on) {
        return switch (on) {
            case DEPLOYMENT_GROUP ->
                eachGroup(it -> colon("codedeploy", "deploymentgroup", it.application() + "/" + it.deploymentGroup()));
            case APPLICATION -> eachGroup(it -> colon("codedeploy", "application", it.application()));
            case DEPLOYMENT_CONFIGURATION -> deploymentConfigurations();
            case ECS_SERVICE -> each(it -> slash("ecs", "service", it.cluster() + "/" + it.service()));
            case SERVICE_OF_ECS -> eachOfEcs("service", "");
            case SERVICE_DEPLOYMENT -> eachOfEcs("service-deployment", "/*");
            case SERVICE_REVISION -> eachOfEcs("service-revision", "/*");
            case TASK_DEFINITION ->
                environment.services().stream()
                        .map(it -> slash("ecs", "task-definition", family(it) + ":*"))
                        .distinct()
                        .toList();
            case NOTHING -> List.of("*");
        };
    }

    List<String> taskRoles() {
        Stream<String> named = environment.services().stream()
                .flatMap(it -> it.existing().map(Existing::roles).orElseGet(() -> made(it)).stream());
        Stream<String> inFiles =
                environment.made().stream().flatMap(it -> TaskDefinitionFile.rolesIn(it.task()).stream());
        return Stream.concat(named, inFiles).distinct().toList();
    }

    private List<String> made(ServiceIn it) {
        Names names = environment.configuration().names();
        String task = it.task()
                .role()
                .existing()
                .orElseGet(() -> names.taskRole(it.service().name(), environment.name()));
        return Stream.of(task, names.executionRole(it.service().name(), environment.name()))
                .map(this::role)
                .toList();
    }

    private static String family(ServiceIn it) {
        return it.existing().map(Existing::family).orElseGet(() -> it.target().service());
    }

    /** The same by one wildcard for all that are named as the CDK app names them. */
    List<String> taskRolesAlike() {
        Names names = environment.configuration().names();
        return alike(
                alike(taskRoles(), role(names.taskRole("*", environment.name()))),
                role(names.executionRole("*", environment.name())));
    }

    /** Of deployment groups, likewise. */
    List<String> groupsAlike() {
        String name = environment.configuration().names().serviceIn("*", environment.name());
        return alike(of(DeployAction.On.DEPLOYMENT_GROUP), colon("codedeploy", "deploymentgroup", name + "/" + name));
    }

    private static List<String> alike(List<String> arns, String wildcard) {
        Wildcards all = Wildcards.of(wildcard);
        return arns.stream()
                .map(arn -> all.letsThrough(arn) ? wildcard : arn)
                .distinct()
                .toList();
    }

    /** A rollback deploys blue's image anew, all at once, whatever the strategy is. */
    private List<String> deploymentConfigurations() {
        Names names = environment.configuration().names();
        if (environment.movedByCodeDeploy().isEmpty()) {
            return List.of();
        }
        Stream<String> strategies = environment.movedByCodeDeploy().stream()
                .map(it ->
                        DeploymentConfigName.of(names, it.environment().rules().strategy()));
        return Stream.concat(strategies, Stream.of(DeploymentConfigName.ALL_AT_ONCE))
                .distinct()
                .map(name -> colon("codedeploy", "deploymentconfig", name))
                .toList();
    }

    private List<String> each(Function<Target, String> arn) {
        return environment.services().stream().map(ServiceIn::target).map(arn).toList();
    }

    private List<String> eachOfEcs(String resource, String any) {
        return environment.movedByEcs().stream()
                .map(ServiceIn::target)
                .map(it -> slash("ecs", resource, it.cluster() + "/" + it.service() + any))
                .toList();
    }

    private List<String> eachGroup(Function<CodeDeployGroup, String> arn) {
        return environment.movedByCodeDeploy().stream()
                .map(ServiceIn::codeDeployGroup)
                .map(arn)
                .toList();
    }

    private String role(String name) {
        return stack.formatArn(ArnComponents.builder()
                .service("iam")
                .region("")
                .resource("role")
                .resourceName(name)
                .build());
    }

    private String slash(String service, String resource, String name) {
        return arn(service, resource, name, ArnFormat.SLASH_RESOURCE_NAME);
    }

    private String colon(String service, String resource, String name) {
        return arn(service, resource, name, ArnFormat.COLON_RESOURCE_NAME);
    }

    private String arn(String service, String resource, String name, ArnFormat format) {
        return stack.formatArn(ArnComponents.builder()
                .service(service)
                .resource(resource)
                .resourceName(name)
                .arnFormat(format)
                .build());
    }
}
