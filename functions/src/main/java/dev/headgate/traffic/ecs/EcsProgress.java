package dev.headgate.traffic.ecs;

import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.traffic.UnknownWordException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentAlarms;

/** What ECS says of a deployment. Its weights are what it has asked for, not what the listener does. */
final class EcsProgress {

    private EcsProgress() {}

    static Progress of(ServiceDeployment deployment) {
        Stage stage = stage(deployment);
        return new Progress(
                deployment.serviceDeploymentArn(),
                stage,
                // Its enum lacks stages that ECS has: the text is read.
                Optional.ofNullable(deployment.lifecycleStageAsString()),
                stage == Stage.SUCCEEDED || (stage == Stage.AT_WORK && Pauses.isPastTraffic(deployment)),
                stage.isOver() ? Optional.empty() : Pauses.awaiting(deployment),
                true,
                failure(deployment, stage));
    }

    /** @throws UnknownWordException for a status that is not known here */
    static Stage stage(ServiceDeployment deployment) {
        return switch (deployment.status()) {
            case PENDING -> Stage.AT_WORK;
            case IN_PROGRESS -> Pauses.awaiting(deployment).isPresent() ? held(deployment) : Stage.AT_WORK;
            case SUCCESSFUL -> Stage.SUCCEEDED;
            // Another deployment takes its place.
            case STOP_REQUESTED, STOPPED -> Stage.STOPPED;
            // It goes nowhere but back from here on, whether somebody asked for that or ECS itself did.
            case ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> Stage.FAILED;
            case UNKNOWN_TO_SDK_VERSION -> throw unknown(deployment);
            case null -> throw unknown(deployment);
        };
    }

    private static Stage held(ServiceDeployment deployment) {
        // Its enum lacks the second: the text is read.
        return switch (String.valueOf(deployment.lifecycleStageAsString())) {
            case Pauses.BEFORE_TRAFFIC -> Stage.HELD;
            case Pauses.BEFORE_STEP -> Stage.HELD_AT_STEP;
            default -> Stage.AT_WORK;
        };
    }

    /** In words that say what matters first: subjects of mails and lines of a screen are cut. */
    private static Optional<String> failure(ServiceDeployment deployment, Stage stage) {
        return switch (stage) {
            case AT_WORK, HELD, HELD_AT_STEP, SUCCEEDED -> Optional.empty();
            case STOPPED -> Optional.of("ECS stopped it" + because(deployment));
            case FAILED -> Optional.of(rolledBack(deployment));
        };
    }

    private static String rolledBack(ServiceDeployment deployment) {
        List<String> red = Optional.ofNullable(deployment.alarms())
                .map(ServiceDeploymentAlarms::triggeredAlarmNames)
                .orElse(List.of());
        return red.isEmpty()
                ? "ECS took it back" + because(deployment)
                : "alarm " + String.join(", ", red) + " is red: ECS took it back";
    }

    private static String because(ServiceDeployment deployment) {
        return Optional.ofNullable(deployment.rollback())
                .map(Rollback::reason)
                .or(() -> Optional.ofNullable(deployment.statusReason()))
                .filter(it -> !it.isBlank())
                .map(it -> ": " + it)
                .orElse("");
    }

    private static UnknownWordException unknown(ServiceDeployment deployment) {
        return new UnknownWordException(
                "ECS", deployment.statusAsString(), "service deployment " + deployment.serviceDeploymentArn());
    }
}
