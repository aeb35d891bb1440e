package dev.headgate.infra.environment;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Names;
import dev.headgate.config.Target;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.task.TaskDefinitionFile;
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
            case TASK_DEFINITION -> each(it -> slash("ecs", "task-definition", it.service() + ":*"));
            case NOTHING -> List.of("*");
        };
    }

    List<String> taskRoles() {
        Names names = environment.configuration().names();
        Stream<String> named = environment.services().stream()
                .flatMap(it -> Stream.of(
                        it.task()
                                .role()
                                .existing()
                                .orElseGet(() -> names.taskRole(it.service().name(), environment.name())),
                        names.executionRole(it.service().name(), environment.name())))
                .map(this::role);
        Stream<String> inFiles =
                environment.services().stream().flatMap(it -> TaskDefinitionFile.rolesIn(it.task()).stream());
        return Stream.concat(named, inFiles).distinct().toList();
    }

    /** A rollback deploys blue's image anew, all at once, whatever the strategy is. */
    private List<String> deploymentConfigurations() {
        Names names = environment.configuration().names();
        Stream<String> strategies = environment.services().stream()
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

    private List<String> eachGroup(Function<CodeDeployGroup, String> arn) {
        return environment.services().stream()
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
