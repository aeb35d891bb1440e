package dev.headgate.simulator.environment.service;

import java.util.List;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/**
 * How a service is made, as teams make theirs.
 *
 * @param containers besides its main one
 */
public record ServiceShape(Placement placement, Front front, List<ContainerDefinition> containers) {

    /** As Headgate's own stack makes it, with a sidecar. */
    public static final ServiceShape OWN = new ServiceShape(
            Placement.FARGATE,
            Front.OWN,
            List.of(container("telemetry", "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1")));

    public ServiceShape {
        containers = List.copyOf(containers);
    }

    public ServiceShape on(Placement other) {
        return new ServiceShape(other, front, containers);
    }

    public ServiceShape behind(Front other) {
        return new ServiceShape(placement, other, containers);
    }

    public ServiceShape with(ContainerDefinition... others) {
        return new ServiceShape(placement, front, List.of(others));
    }

    public static ContainerDefinition container(String name, String image) {
        return ContainerDefinition.builder()
                .name(name)
                .image(image)
                .essential(false)
                .build();
    }
}
