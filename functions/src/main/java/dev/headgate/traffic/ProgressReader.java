package dev.headgate.traffic;

import dev.headgate.deployment.DeploymentProgress;
import dev.headgate.deployment.DeploymentProgress.LifecycleEvent;
import dev.headgate.deployment.DeploymentProgress.Status;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ErrorInformation;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/** Reads what CodeDeploy says of a deployment. */
final class ProgressReader {

    private final Connection connection;

    ProgressReader(Connection connection) {
        this.connection = connection;
    }

    DeploymentProgress read(String codeDeployId) {
        DeploymentInfo info = connection
                .codeDeploy(
                        "GetDeployment", codeDeploy -> codeDeploy.getDeployment(it -> it.deploymentId(codeDeployId)))
                .deploymentInfo();
        Optional<ErrorInformation> error = Optional.ofNullable(info.errorInformation());
        return new DeploymentProgress(
                codeDeployId,
                status(info.statusAsString()),
                error.map(ErrorInformation::codeAsString),
                error.map(ErrorInformation::message),
                Optional.ofNullable(info.rollbackInfo()).map(RollbackInfo::rollbackDeploymentId),
                events(codeDeployId));
    }

    private List<LifecycleEvent> events(String codeDeployId) {
        return connection.codeDeploy("GetDeploymentTarget", codeDeploy -> {
            try {
                return codeDeploy
                        .getDeploymentTarget(it -> it.deploymentId(codeDeployId).targetId(targetId()))
                        .deploymentTarget()
                        .ecsTarget()
                        .lifecycleEvents()
                        .stream()
                        .map(event -> new LifecycleEvent(event.lifecycleEventName(), event.statusAsString()))
                        .toList();
            } catch (DeploymentNotStartedException | DeploymentTargetDoesNotExistException e) {
                // It has no target until it starts, and never gets one if it ends before.
                return List.of();
            }
        });
    }

    /** The one target of an ECS deployment is {@code cluster:service}. */
    private String targetId() {
        return connection.target().cluster() + ":" + connection.target().service();
    }

    /** Unknown words count as in progress: the deployment is watched until a word that is known, or its time runs out. */
    static Status status(String said) {
        return switch (said) {
            case "Created" -> Status.CREATED;
            case "Queued" -> Status.QUEUED;
            case "Baking" -> Status.BAKING;
            case "Ready" -> Status.READY;
            case "Succeeded" -> Status.SUCCEEDED;
            case "Failed" -> Status.FAILED;
            case "Stopped" -> Status.STOPPED;
            default -> Status.IN_PROGRESS;
        };
    }
}
