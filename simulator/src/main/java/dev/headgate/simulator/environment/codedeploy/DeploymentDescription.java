package dev.headgate.simulator.environment.codedeploy;

import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOverview;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorInformation;
import software.amazon.awssdk.services.codedeploy.model.LastDeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/** A deployment as GetDeployment tells it. */
public final class DeploymentDescription {

    private DeploymentDescription() {}

    static DeploymentInfo of(Deployment deployment) {
        DeploymentGroup group = deployment.group();
        Deployment.Order order = deployment.order();
        DeploymentInfo.Builder info = DeploymentInfo.builder()
                .deploymentId(deployment.id())
                .applicationName(group.application())
                .deploymentGroupName(group.name())
                .deploymentConfigName(order.configName())
                .revision(told(order.revision()))
                .status(status(deployment))
                .creator(
                        switch (order.creator()) {
                            case USER -> DeploymentCreator.USER;
                            case ROLLBACK -> DeploymentCreator.CODE_DEPLOY_ROLLBACK;
                        })
                .createTime(deployment.createdAt())
                .ignoreApplicationStopFailures(false)
                .updateOutdatedInstancesOnly(false)
                .instanceTerminationWaitTimeStarted(false)
                .deploymentStyle(GroupDescription.STYLE)
                .loadBalancerInfo(GroupDescription.loadBalancerInfo(group.service()))
                .blueGreenDeploymentConfiguration(GroupDescription.blueGreen(group.spec()))
                .computePlatform(ComputePlatform.ECS);
        order.description().ifPresent(info::description);
        deployment.startedAt().ifPresent(info::startTime);
        deployment.completedAt().ifPresent(info::completeTime);
        deployment
                .fault()
                .ifPresent(fault -> info.errorInformation(ErrorInformation.builder()
                        .code(fault.code())
                        .message(fault.message())
                        .build()));
        deployment.rollbackLink().ifPresent(link -> info.rollbackInfo(rollback(link)));
        overview(deployment).ifPresent(info::deploymentOverview);
        return info.build();
    }

    static LastDeploymentInfo brief(Deployment deployment) {
        LastDeploymentInfo.Builder info = LastDeploymentInfo.builder()
                .deploymentId(deployment.id())
                .status(status(deployment))
                .createTime(deployment.createdAt());
        deployment.completedAt().ifPresent(info::endTime);
        return info.build();
    }

    /**
     * As deployments and groups tell it: never with the content, which GetApplicationRevision has by the digest.
     *
     * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeployment.html">GetDeployment</a>
     */
    static RevisionLocation told(RevisionLocation revision) {
        return revision.appSpecContent() == null
                ? revision
                : revision.toBuilder()
                        .appSpecContent(
                                it -> it.sha256(revision.appSpecContent().sha256()))
                        .build();
    }

    static DeploymentStatus status(Deployment deployment) {
        return switch (deployment.status()) {
            case CREATED -> DeploymentStatus.CREATED;
            case IN_PROGRESS -> DeploymentStatus.IN_PROGRESS;
            case READY -> DeploymentStatus.READY;
            case SUCCEEDED -> DeploymentStatus.SUCCEEDED;
            case FAILED -> DeploymentStatus.FAILED;
            case STOPPED -> DeploymentStatus.STOPPED;
        };
    }

    private static RollbackInfo rollback(Deployment.RollbackLink link) {
        RollbackInfo.Builder info = RollbackInfo.builder().rollbackMessage(link.message());
        link.rollback().ifPresent(info::rollbackDeploymentId);
        link.trigger().ifPresent(info::rollbackTriggeringDeploymentId);
        return info.build();
    }

    /** Counts targets, of which an ECS deployment has one; absent until the end. */
    private static Optional<DeploymentOverview> overview(Deployment deployment) {
        if (!deployment.status().isTerminal()) {
            return Optional.empty();
        }
        boolean succeeded = deployment.status() == Deployment.Status.SUCCEEDED;
        return Optional.of(DeploymentOverview.builder()
                .pending(0L)
                .inProgress(0L)
                .succeeded(succeeded ? 1L : 0L)
                .failed(succeeded ? 0L : 1L)
                .skipped(0L)
                .ready(0L)
                .build());
    }
}
