package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.Extra;
import dev.headgate.simulator.environment.service.Placement;
import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.ScaleUnit;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.StabilityStatus;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** A service as DescribeServices tells it. */
final class ServiceDescription {

    private ServiceDescription() {}

    /** What every service tells of itself, whoever moves its traffic. */
    static Service.Builder base(SimulatedService service) {
        List<RunningTaskSet> sets = service.taskSets();
        Placement placement = service.spec().shape().placement();
        Service.Builder description = Service.builder()
                .serviceName(service.spec().name())
                .serviceArn(service.arn())
                .clusterArn(service.clusterArn())
                .status("ACTIVE")
                .desiredCount(service.desired())
                .runningCount(sets.stream().mapToInt(RunningTaskSet::running).sum())
                .pendingCount(sets.stream().mapToInt(RunningTaskSet::pending).sum())
                .capacityProviderStrategy(placement.strategy())
                .networkConfiguration(network(placement))
                .schedulingStrategy(SchedulingStrategy.REPLICA);
        placement.launchType().ifPresent(description::launchType);
        placement.platformVersion().ifPresent(description::platformVersion);
        return description;
    }

    /** With task sets and, as always under CodeDeploy, without {@code deployments}. */
    static Service of(SimulatedService service) {
        RunningTaskSet primary = service.primary();
        return base(service)
                .taskDefinition(primary.origin().taskDefinition())
                .loadBalancers(balancing(service, primary))
                .deploymentController(controller -> controller.type(DeploymentControllerType.CODE_DEPLOY))
                .taskSets(service.taskSets().stream()
                        .map(set -> taskSet(service, set))
                        .toList())
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
                .capacityProviderStrategy(origin.placement().strategy())
                .networkConfiguration(network(origin.placement()))
                .loadBalancers(balancing(service, set))
                .scale(scale -> scale.value((double) set.scale()).unit(ScaleUnit.PERCENT))
                .stabilityStatus(set.isSteady() ? StabilityStatus.STEADY_STATE : StabilityStatus.STABILIZING);
        origin.placement().launchType().ifPresent(description::launchType);
        origin.placement().platformVersion().ifPresent(description::platformVersion);
        origin.deploymentId().ifPresent(id -> description.externalId(id).startedBy("CODE_DEPLOY"));
        return description.build();
    }

    static NetworkConfiguration network(Placement placement) {
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(vpc -> vpc.subnets(placement.subnets())
                        .securityGroups(placement.securityGroups())
                        .assignPublicIp(AssignPublicIp.DISABLED))
                .build();
    }

    private static List<LoadBalancer> balancing(SimulatedService service, RunningTaskSet set) {
        LoadBalancer own = LoadBalancer.builder()
                .targetGroupArn(set.origin().targetGroup().arn())
                .containerName(service.spec().containerName())
                .containerPort(service.spec().port())
                .build();
        LoadBalancer second = own.toBuilder()
                .targetGroupArn(own.targetGroupArn().replace(":targetgroup/", ":targetgroup/inside-"))
                .build();
        return service.spec().shape().front().has(Extra.SECOND_LOAD_BALANCER) ? List.of(own, second) : List.of(own);
    }
}
