package dev.headgate.infra.task;

import dev.headgate.config.Configuration;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.SystemControl;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The first revisions of a service's task definition. Each release registers the newest revision anew with its own image, and
 * keeps all the rest.
 *
 * <p>The service comes up with one that runs a placeholder. What else the service's own image is given would not fit that one:
 * it is in a second revision, registered once the service is there, which no task ever runs and the first release copies.
 */
public final class ServiceTask extends Construct {

    /**
     * Answers every path until the first release, so that the service comes up before any image has been pushed.
     *
     * <p>It learns its port from a variable and not from a command: releases carry both over to the service's own image,
     * which most often heeds PORT, too, and would not survive another image's command.
     */
    static final String BOOTSTRAP_IMAGE = "us-docker.pkg.dev/google-samples/containers/gke/hello-app:1.0";

    private final ServiceIn it;
    private final TaskRoles roles;
    private final LogGroup log;
    private final FargateTaskDefinition definition;

    public ServiceTask(Construct scope, Configuration configuration, ServiceIn it) {
        super(scope, "Task");
        this.it = it;
        roles = new TaskRoles(this, configuration, it);
        definition = FargateTaskDefinition.Builder.create(this, "Definition")
                .family(it.target().service())
                .cpu(it.hosting().cpu())
                .memoryLimitMiB(it.hosting().memory())
                .taskRole(roles.task())
                .executionRole(roles.execution())
                .build();
        // Else tasks may be started before they are allowed to pull and to log.
        definition.getNode().addDependency(roles.execution());
        log = log(it);
        definition.addContainer(it.service().container(), placeholder());
        Finding.accept(
                definition,
                "AwsSolutions-ECS2",
                "PORT is no secret, and the one way to tell it that every image understands.");
    }

    private ContainerDefinitionOptions placeholder() {
        int port = it.service().port();
        ContainerDefinitionOptions.Builder options = ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry(BOOTSTRAP_IMAGE))
                .environment(Map.of("PORT", String.valueOf(port)))
                .portMappings(List.of(PortMapping.builder().containerPort(port).build()))
                .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                        .logGroup(log)
                        .streamPrefix(ContainerProperties.STREAM_PREFIX)
                        .build()));
        if (LowPorts.include(port)) {
            options.systemControls(List.of(SystemControl.builder()
                    .namespace(LowPorts.SETTING)
                    .value(LowPorts.NONE)
                    .build()));
        }
        return options.build();
    }

    /** What a service is made with. */
    public FargateTaskDefinition definition() {
        return definition;
    }

    /**
     * Registers what releases shall copy, if that is more than what the service is made with.
     *
     * @param service has been made of the placeholder by then
     */
    public void needsAfter(IConstruct service) {
        if (it.service()
                .hosting()
                .ofTasks()
                .sayMoreThanThePlaceholder(it.environment().name())) {
            CfnResource.Builder.create(this, "Needed")
                    .type("AWS::ECS::TaskDefinition")
                    .properties(it.task()
                            .definition()
                            .map(TaskDefinitionFile::read)
                            .map(file -> new DefinedRevision(it, roles, file).properties())
                            .orElseGet(() -> new NeededRevision(it, roles, log).properties()))
                    .build()
                    .getNode()
                    .addDependency(service);
        }
    }

    /** ARNs of the roles that whoever registers or runs a revision has to pass on. */
    public List<String> roles() {
        return Stream.concat(
                        Stream.of(roles.task().getRoleArn(), roles.execution().getRoleArn()),
                        TaskDefinitionFile.rolesIn(it.task()).stream())
                .distinct()
                .toList();
    }

    private LogGroup log(ServiceIn it) {
        LogGroup group = LogGroup.Builder.create(this, "Log")
                .logGroupName("/headgate/" + it.target().service())
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        it.task()
                .logRetention()
                .ifPresent(days -> ((CfnLogGroup) group.getNode().findChild("Resource")).setRetentionInDays(days));
        return group;
    }
}
