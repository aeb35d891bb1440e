package dev.headgate.infra.environment;

import dev.headgate.config.Hosting;
import dev.headgate.config.task.Capacity;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ecs.CapacityProviderStrategy;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.MemoryUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;

/**
 * How many tasks a service has, and on what.
 *
 * <p>No template says a number of tasks: an update of the service would otherwise undo what scaling has chosen.
 */
final class TaskCount {

    private static final int CPU_PERCENT = 70;
    private static final int MEMORY_PERCENT = 80;

    private TaskCount() {}

    /** Between which scaling chooses. */
    static EnableScalingProps limits(Hosting.In hosting) {
        return EnableScalingProps.builder()
                .minCapacity(hosting.minTasks())
                .maxCapacity(hosting.maxTasks())
                .build();
    }

    static void followLoad(ScalableTaskCount tasks) {
        tasks.scaleOnCpuUtilization(
                "Cpu",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(CPU_PERCENT)
                        .build());
        tasks.scaleOnMemoryUtilization(
                "Memory",
                MemoryUtilizationScalingProps.builder()
                        .targetUtilizationPercent(MEMORY_PERCENT)
                        .build());
    }

    /** Which of them run on Fargate, and which on Fargate Spot. */
    static List<CapacityProviderStrategy> split(Capacity capacity) {
        Stream<CapacityProviderStrategy> fargate = Stream.of(CapacityProviderStrategy.builder()
                .capacityProvider("FARGATE")
                .base(capacity.base())
                .weight(capacity.fargate())
                .build());
        Stream<CapacityProviderStrategy> spot = Stream.of(CapacityProviderStrategy.builder()
                .capacityProvider("FARGATE_SPOT")
                .weight(capacity.spot())
                .build());
        return Stream.concat(
                        fargate.filter(it -> capacity.base() + capacity.fargate() > 0),
                        spot.filter(it -> capacity.spot() > 0))
                .toList();
    }
}
