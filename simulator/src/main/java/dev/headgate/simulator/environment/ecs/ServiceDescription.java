package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.ScaleUnit;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.StabilityStatus;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** A service as DescribeServices tells it. */
final class ServiceDescription {

    private ServiceDescription() {}

    /** With task sets and, as always under CodeDeploy, without {@code deployments}. */
    static Service of(SimulatedService service) {
        RunningTaskSet primary = service.primary();
        List<RunningTaskSet> sets = service.taskSets();
        return Service.builder()
                .serviceName(service.spec().name())
                .serviceArn(service.arn())
                .clusterArn(service.clusterArn())
                .status("ACTIVE")
                .desiredCount(service.desired())
                .runningCount(sets.stream().mapToInt(RunningTaskSet::running).sum())
                .pendingCount(sets.stream().mapToInt(RunningTaskSet::pending).sum())
                .launchType(LaunchType.FARGATE)
                .schedulingStrategy(SchedulingStrategy.REPLICA)
                .platformVersion("1.4.0")
                .taskDefinition(primary.origin().taskDefinition())
                .loadBalancers(balancing(service, primary))
                .deploymentController(controller -> controller.type(DeploymentControllerType.CODE_DEPLOY))
                .taskSets(sets.stream().map(set -> taskSet(service, set)).toList())
                .build();
    }

    private static TaskSet taskSet(SimulatedService service, RunningTaskSet set) {
        RunningTaskSet.Origin origin = set.origin();
        TaskSet.Builder description = TaskSet.builder()
                .id(origin.id())
                .taskSetArn(origin.arn())
                .serviceArn(service.arn())
                .clusterArn(service.clusterArn())
                .status(set.status().name())
                .taskDefinition(origin.taskDefinition())
                .computedDesiredCount(set.desired())
                .runningCount(set.running())
                .pendingCount(set.pending())
                .createdAt(origin.createdAt())
                .launchType(LaunchType.FARGATE)
                .platformVersion("1.4.0")
                .loadBalancers(balancing(service, set))
                .scale(scale -> scale.value((double) set.scale()).unit(ScaleUnit.PERCENT))
                .stabilityStatus(set.isSteady() ? StabilityStatus.STEADY_STATE : StabilityStatus.STABILIZING);
        origin.deploymentId().ifPresent(id -> description.externalId(id).startedBy("CODE_DEPLOY"));
        return description.build();
    }

    private static LoadBalancer balancing(SimulatedService service, RunningTaskSet set) {
        return LoadBalancer.builder()
                .targetGroupArn(set.origin().targetGroup().arn())
                .containerName(service.spec().containerName())
                .containerPort(service.spec().port())
                .build();
    }
}
