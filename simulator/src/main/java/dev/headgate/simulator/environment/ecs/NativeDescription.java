package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.Placement;
import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.ResolvedConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionLoadBalancer;

/** A service whose traffic ECS moves, and its revisions, as ECS tells them. */
final class NativeDescription {

    private NativeDescription() {}

    static Service of(NativeService owner, EcsConditions readings) {
        NativeService.Setup setup = owner.setup().orElseThrow();
        Service.Builder description = ServiceDescription.base(owner.service())
                .taskDefinition(owner.taskDefinition())
                .loadBalancers(setup.balancing())
                .deploymentConfiguration(setup.configuration())
                .deploymentController(controller -> controller.type(DeploymentControllerType.ECS))
                .currentServiceRevisions(
                        owner.active().stream().map(NativeDescription::current).toList())
                .deployments(owner.active().stream()
                        .map(revision -> deployment(owner, revision))
                        .toList());
        owner.deployments().stream()
                .reduce((one, later) -> later)
                .filter(last -> !last.hasEnded() || readings.endedDeploymentStaysCurrent())
                .ifPresent(last -> description.currentServiceDeployment(last.arn()));
        return description.build();
    }

    private static ServiceCurrentRevisionSummary current(Revision revision) {
        RunningTaskSet tasks = revision.tasks().orElseThrow();
        return ServiceCurrentRevisionSummary.builder()
                .arn(revision.arn())
                .requestedTaskCount(tasks.desired())
                .runningTaskCount(tasks.running())
                .pendingTaskCount(tasks.pending())
                .build();
    }

    /** The list from before there were service deployments: the newest is PRIMARY, wherever traffic goes. */
    private static Deployment deployment(NativeService owner, Revision revision) {
        RunningTaskSet tasks = revision.tasks().orElseThrow();
        boolean newest = owner.active().getLast() == revision;
        return Deployment.builder()
                .id(tasks.origin().id())
                .status(newest ? "PRIMARY" : "ACTIVE")
                .taskDefinition(revision.taskDefinition())
                .desiredCount(tasks.desired())
                .runningCount(tasks.running())
                .pendingCount(tasks.pending())
                .createdAt(revision.createdAt())
                .rolloutState(
                        newest && owner.movement().isPresent()
                                ? DeploymentRolloutState.IN_PROGRESS
                                : DeploymentRolloutState.COMPLETED)
                .build();
    }

    /** Which target group a revision has is told once its tasks were made. */
    static ServiceRevision revision(NativeService owner, Revision revision, Surroundings around) {
        SimulatedService service = owner.service();
        NativeService.Setup setup = owner.setup().orElseThrow();
        Placement placement = service.spec().shape().placement();
        ServiceRevision.Builder description = ServiceRevision.builder()
                .serviceRevisionArn(revision.arn())
                .serviceArn(service.arn())
                .clusterArn(service.clusterArn())
                .taskDefinition(revision.taskDefinition())
                .capacityProviderStrategy(placement.strategy())
                .networkConfiguration(ServiceDescription.network(placement))
                .loadBalancers(setup.balancing())
                .containerImages(image(service, revision, around))
                .createdAt(revision.createdAt());
        placement.launchType().ifPresent(description::launchType);
        placement.platformVersion().ifPresent(description::platformVersion);
        revision.tasks().ifPresent(tasks -> description.resolvedConfiguration(resolved(setup, tasks)));
        return description.build();
    }

    private static ContainerImage image(SimulatedService service, Revision revision, Surroundings around) {
        String name = service.spec().containerName();
        ContainerDefinition container = around.taskDefinitions()
                .container(revision.taskDefinition(), name)
                .orElseThrow();
        return ContainerImage.builder()
                .containerName(name)
                .image(container.image())
                .build();
    }

    private static ResolvedConfiguration resolved(NativeService.Setup setup, RunningTaskSet tasks) {
        ServiceRevisionLoadBalancer balancer = ServiceRevisionLoadBalancer.builder()
                .targetGroupArn(tasks.origin().targetGroup().arn())
                .productionListenerRule(
                        setup.balancing().advancedConfiguration().productionListenerRule())
                .build();
        return ResolvedConfiguration.builder().loadBalancers(balancer).build();
    }
}
