package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;

/** A service deployment as ECS tells it: its weights are those it wants, or wanted a while ago. */
final class DeploymentFacts {

    private final Surroundings around;

    DeploymentFacts(Surroundings around) {
        this.around = around;
    }

    ServiceDeploymentBrief brief(EcsDeployment deployment) {
        ServiceDeploymentBrief.Builder brief = ServiceDeploymentBrief.builder()
                .serviceDeploymentArn(deployment.arn())
                .serviceArn(deployment.serviceArn())
                .clusterArn(deployment.clusterArn())
                .createdAt(deployment.createdAt())
                .targetServiceRevisionArn(deployment.change().target().arn())
                .status(deployment.status());
        deployment.startedAt().ifPresent(brief::startedAt);
        deployment.finishedAt().ifPresent(brief::finishedAt);
        deployment.reason().ifPresent(brief::statusReason);
        return brief.build();
    }

    ServiceDeployment full(EcsDeployment deployment) {
        ServiceDeployment.Builder full = ServiceDeployment.builder()
                .serviceDeploymentArn(deployment.arn())
                .serviceArn(deployment.serviceArn())
                .clusterArn(deployment.clusterArn())
                .createdAt(deployment.createdAt())
                .updatedAt(deployment.updatedAt())
                .sourceServiceRevisions(sources(deployment))
                .targetServiceRevision(target(deployment))
                .status(deployment.status())
                .deploymentConfiguration(deployment.configuration())
                .alarms(deployment.alarms().description())
                .deploymentCircuitBreaker(deployment.circuitBreaker().description())
                .lifecycleHookDetails(deployment.hooks().stream()
                        .filter(hook -> hook.isOpen() || around.readings().endedHooksStayListed())
                        .map(Hook::description)
                        .toList());
        deployment.startedAt().ifPresent(full::startedAt);
        deployment.finishedAt().ifPresent(full::finishedAt);
        deployment.stoppedAt().ifPresent(full::stoppedAt);
        deployment.reason().ifPresent(full::statusReason);
        // As text: the SDK's list of stages is not complete.
        deployment.stage().ifPresent(stage -> full.lifecycleStage(stage.name()));
        deployment.rollback().ifPresent(rollback -> full.rollback(rollback(rollback)));
        return full.build();
    }

    private static Rollback rollback(EcsDeployment.Rollback rollback) {
        Rollback.Builder description = Rollback.builder().reason(rollback.reason());
        rollback.startedAt().ifPresent(description::startedAt);
        rollback.to().ifPresent(revision -> description.serviceRevisionArn(revision.arn()));
        return description.build();
    }

    private EcsDeployment.Wanted snapshot(EcsDeployment deployment) {
        return deployment.wantedAt(around.now().minus(around.readings().snapshotDelay()));
    }

    private ServiceRevisionSummary target(EcsDeployment deployment) {
        EcsDeployment.Wanted wanted = snapshot(deployment);
        return summary(deployment.change().target(), wanted.production(), wanted.test());
    }

    /** What green does not get, blue does. */
    private List<ServiceRevisionSummary> sources(EcsDeployment deployment) {
        EcsDeployment.Wanted wanted = snapshot(deployment);
        List<Revision> sources = deployment.change().sources();
        return IntStream.range(0, sources.size())
                .mapToObj(i -> i == 0
                        ? summary(sources.get(i), 100 - wanted.production(), 100 - wanted.test())
                        : summary(sources.get(i), 0, 0))
                .toList();
    }

    private static ServiceRevisionSummary summary(Revision revision, double production, double test) {
        Optional<RunningTaskSet> tasks = revision.tasks();
        return ServiceRevisionSummary.builder()
                .arn(revision.arn())
                .requestedTaskCount(tasks.map(RunningTaskSet::desired).orElse(0))
                .runningTaskCount(tasks.map(RunningTaskSet::running).orElse(0))
                .pendingTaskCount(tasks.map(RunningTaskSet::pending).orElse(0))
                .requestedProductionTrafficWeight(production)
                .requestedTestTrafficWeight(test)
                .build();
    }
}
