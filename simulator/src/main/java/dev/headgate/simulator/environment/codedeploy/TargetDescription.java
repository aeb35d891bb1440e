package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTarget;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetType;
import software.amazon.awssdk.services.codedeploy.model.ECSTaskSet;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;
import software.amazon.awssdk.services.codedeploy.model.TargetGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.TargetLabel;
import software.amazon.awssdk.services.codedeploy.model.TargetStatus;

/** The one target of an ECS deployment, as GetDeploymentTarget tells it. */
final class TargetDescription {

    private TargetDescription() {}

    /** {@code <cluster>:<service>}. */
    static String id(SimulatedService service) {
        return service.spec().cluster() + ":" + service.spec().name();
    }

    static DeploymentTarget of(Deployment deployment, Optional<Run> run) {
        SimulatedService service = deployment.group().service();
        return DeploymentTarget.builder()
                .deploymentTargetType(DeploymentTargetType.ECS_TARGET)
                .ecsTarget(target -> target.deploymentId(deployment.id())
                        .targetId(id(service))
                        .targetArn(service.arn())
                        .lastUpdatedAt(deployment.events().lastChange().orElse(deployment.createdAt()))
                        .status(status(deployment))
                        .lifecycleEvents(deployment.events().all().stream()
                                .map(TargetDescription::event)
                                .toList())
                        .taskSetsInfo(taskSets(deployment, run)))
                .build();
    }

    private static LifecycleEvent event(LifecycleEvents.Entry entry) {
        LifecycleEvent.Builder event = LifecycleEvent.builder()
                .lifecycleEventName(entry.name().text())
                .status(
                        switch (entry.status()) {
                            case PENDING -> LifecycleEventStatus.PENDING;
                            case IN_PROGRESS -> LifecycleEventStatus.IN_PROGRESS;
                            case SUCCEEDED -> LifecycleEventStatus.SUCCEEDED;
                            case FAILED -> LifecycleEventStatus.FAILED;
                            case SKIPPED -> LifecycleEventStatus.SKIPPED;
                        });
        entry.start().ifPresent(event::startTime);
        entry.end().ifPresent(event::endTime);
        return event.build();
    }

    static TargetStatus status(Deployment deployment) {
        return switch (deployment.status()) {
            case CREATED -> TargetStatus.PENDING;
            // It is done before its deployment is, which keeps blue for a while yet.
            case IN_PROGRESS ->
                deployment.events().haveAllSucceeded() ? TargetStatus.SUCCEEDED : TargetStatus.IN_PROGRESS;
            case READY -> TargetStatus.READY;
            case SUCCEEDED -> TargetStatus.SUCCEEDED;
            case FAILED, STOPPED -> TargetStatus.FAILED;
        };
    }

    private static List<ECSTaskSet> taskSets(Deployment deployment, Optional<Run> run) {
        return deployment.group().service().taskSets().stream()
                .map(set -> taskSet(deployment.group().service(), set, label(deployment, run, set)))
                .toList();
    }

    private static TargetLabel label(Deployment deployment, Optional<Run> run, RunningTaskSet set) {
        Optional<String> undone = deployment.rollbackLink().flatMap(Deployment.RollbackLink::trigger);
        boolean green = run.flatMap(Run::green).filter(set::equals).isPresent()
                || set.origin().deploymentId().equals(Optional.of(undone.orElse(deployment.id())));
        return green ? TargetLabel.GREEN : TargetLabel.BLUE;
    }

    private static ECSTaskSet taskSet(SimulatedService service, RunningTaskSet set, TargetLabel label) {
        TargetGroup targetGroup = set.origin().targetGroup();
        boolean draining = set.status() == RunningTaskSet.Status.DRAINING;
        return ECSTaskSet.builder()
                // The service model itself misspells this field.
                .identifer(set.origin().id())
                .desiredCount((long) set.desired())
                .pendingCount((long) set.pending())
                .runningCount((long) set.running())
                .status(set.status().name())
                .trafficWeight(draining ? 0.0 : (double) service.production().percentOf(targetGroup))
                .targetGroup(TargetGroupInfo.builder().name(targetGroup.name()).build())
                .taskSetLabel(label)
                .build();
    }
}
