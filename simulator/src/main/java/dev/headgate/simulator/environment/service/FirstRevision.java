package dev.headgate.simulator.environment.service;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;

/** The task definition that a stack makes for a new service: enough fields to notice when a release drops one. */
public final class FirstRevision {

    private FirstRevision() {}

    public static RegisterTaskDefinitionRequest of(ServiceSpec spec, Identifiers identifiers) {
        return RegisterTaskDefinitionRequest.builder()
                .family(spec.name())
                .networkMode(NetworkMode.AWSVPC)
                .requiresCompatibilities(
                        isOnInstances(spec.shape().placement()) ? Compatibility.EC2 : Compatibility.FARGATE)
                .cpu("256")
                .memory("512")
                .taskRoleArn("arn:aws:iam::" + identifiers.account() + ":role/" + spec.name() + "-task")
                .executionRoleArn("arn:aws:iam::" + identifiers.account() + ":role/" + spec.name() + "-execution")
                .containerDefinitions(containers(spec, identifiers))
                .tags(Tag.builder().key("service").value(spec.name()).build())
                .build();
    }

    private static ContainerDefinition main(ServiceSpec spec, Identifiers identifiers) {
        return ContainerDefinition.builder()
                .name(spec.containerName())
                .image(spec.image())
                .essential(true)
                .portMappings(PortMapping.builder().containerPort(spec.port()).build())
                .environment(KeyValuePair.builder()
                        .name("SERVICE")
                        .value(spec.name())
                        .build())
                .logConfiguration(LogConfiguration.builder()
                        .logDriver(LogDriver.AWSLOGS)
                        .options(Map.of("awslogs-group", "/ecs/" + spec.name(), "awslogs-region", identifiers.region()))
                        .build())
                .build();
    }

    private static List<ContainerDefinition> containers(ServiceSpec spec, Identifiers identifiers) {
        return Stream.concat(Stream.of(main(spec, identifiers)), spec.shape().containers().stream())
                .toList();
    }

    private static boolean isOnInstances(Placement placement) {
        return placement.platformVersion().isEmpty();
    }
}
