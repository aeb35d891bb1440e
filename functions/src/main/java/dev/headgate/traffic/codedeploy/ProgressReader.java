package dev.headgate.traffic.codedeploy;

import dev.headgate.deployment.Progress;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.UnknownWordException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ErrorInformation;

/** Reads what CodeDeploy says of a deployment. */
final class ProgressReader {

    private final Connection connection;

    ProgressReader(Connection connection) {
        this.connection = connection;
    }

    CodeDeployStatus read(String codeDeployId) {
        return told(codeDeployId, info(codeDeployId), Optional.empty());
    }

    /** All that it tells but the lifecycle events; what it was started with, and how it stands. */
    DeploymentInfo info(String codeDeployId) {
        return CodeDeployCall.of(
                        connection,
                        "GetDeployment",
                        codeDeploy -> codeDeploy.getDeployment(it -> it.deploymentId(codeDeployId)))
                .deploymentInfo();
    }

    /** Once all its lifecycle events have passed, only its status changes. */
    CodeDeployStatus told(String codeDeployId, DeploymentInfo info, Optional<Progress> before) {
        boolean passed = before.filter(Progress::pastTraffic).isPresent();
        return told(codeDeployId, info, passed ? List.of() : events(codeDeployId));
    }

    private static CodeDeployStatus told(
            String codeDeployId, DeploymentInfo info, List<CodeDeployStatus.LifecycleEvent> events) {
        Optional<ErrorInformation> error = Optional.ofNullable(info.errorInformation());
        return new CodeDeployStatus(
                codeDeployId,
                status(codeDeployId, info.status(), info.statusAsString()),
                error.map(ErrorInformation::codeAsString),
                error.map(ErrorInformation::message),
                events);
    }

    private List<CodeDeployStatus.LifecycleEvent> events(String codeDeployId) {
        return CodeDeployCall.of(connection, "GetDeploymentTarget", codeDeploy -> {
            try {
                return codeDeploy
                        .getDeploymentTarget(it -> it.deploymentId(codeDeployId).targetId(targetId()))
                        .deploymentTarget()
                        .ecsTarget()
                        .lifecycleEvents()
                        .stream()
                        .map(ProgressReader::event)
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

    /** @throws UnknownWordException for a status that is not known here: it may be an end as well as a beginning */
    static CodeDeployStatus.Status status(
            String codeDeployId, @Nullable DeploymentStatus status, @Nullable String said) {
        return switch (status) {
            case CREATED -> CodeDeployStatus.Status.CREATED;
            case QUEUED -> CodeDeployStatus.Status.QUEUED;
            case IN_PROGRESS -> CodeDeployStatus.Status.IN_PROGRESS;
            case BAKING -> CodeDeployStatus.Status.BAKING;
            case READY -> CodeDeployStatus.Status.READY;
            case SUCCEEDED -> CodeDeployStatus.Status.SUCCEEDED;
            case FAILED -> CodeDeployStatus.Status.FAILED;
            case STOPPED -> CodeDeployStatus.Status.STOPPED;
            case UNKNOWN_TO_SDK_VERSION ->
                throw new UnknownWordException("CodeDeploy", said, "deployment " + codeDeployId);
            case null -> throw new UnknownWordException("CodeDeploy", said, "deployment " + codeDeployId);
        };
    }

    /** @throws UnknownWordException for a status that is not known here */
    static CodeDeployStatus.LifecycleEvent event(
            software.amazon.awssdk.services.codedeploy.model.LifecycleEvent event) {
        return switch (event.status()) {
            // Unknown is a word of CodeDeploy's own: it counts neither as reached nor as done.
            case PENDING, IN_PROGRESS, SUCCEEDED, FAILED, SKIPPED, UNKNOWN ->
                new CodeDeployStatus.LifecycleEvent(event.lifecycleEventName(), event.statusAsString());
            case UNKNOWN_TO_SDK_VERSION -> throw unknown(event);
            case null -> throw unknown(event);
        };
    }

    private static UnknownWordException unknown(software.amazon.awssdk.services.codedeploy.model.LifecycleEvent event) {
        return new UnknownWordException(
                "CodeDeploy", event.statusAsString(), "lifecycle event " + event.lifecycleEventName());
    }
}
