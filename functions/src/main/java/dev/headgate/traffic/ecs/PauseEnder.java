package dev.headgate.traffic.ecs;

import dev.headgate.traffic.Connection;
import dev.headgate.traffic.TrafficControlException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;

/** Ends pauses, forward or back. Each may be asked for again: where it is so already, nothing is asked of ECS. */
final class PauseEnder {

    private final Connection connection;
    private final ServiceDeployments deployments;

    PauseEnder(Connection connection) {
        this.connection = connection;
        this.deployments = new ServiceDeployments(connection);
    }

    /** Ends this pause, and no other: one that is over by now stays over. */
    void goOn(String arn, String pause) {
        end(arn, pause, DeploymentLifecycleHookAction.CONTINUE);
    }

    /** Goes on from these stages, and from no other. */
    void goOnFrom(String arn, String... stages) {
        ServiceDeployment deployment = deployments.read(arn);
        if (List.of(stages).contains(String.valueOf(deployment.lifecycleStageAsString()))) {
            pause(deployment).ifPresent(hook -> end(arn, hook, DeploymentLifecycleHookAction.CONTINUE));
        }
    }

    /** Has ECS take it back: from where it waits, or from where it is at work. What cannot be seen is stopped all the same. */
    void goBack(String arn) {
        Optional<String> hook;
        try {
            ServiceDeployment deployment = deployments.read(arn);
            if (EcsProgress.stage(deployment).isOver()) {
                // There is nothing left to stop; whether blue serves again is for the caller to look at.
                return;
            }
            hook = pause(deployment);
        } catch (TrafficControlException unseen) {
            hook = Optional.empty();
        }
        if (hook.isEmpty() || !isEnded(arn, hook.get())) {
            stop(arn);
        }
    }

    private boolean isEnded(String arn, String hook) {
        try {
            // Where somebody was first, it may have been with "go on".
            return end(arn, hook, DeploymentLifecycleHookAction.ROLLBACK);
        } catch (TrafficControlException refused) {
            return false;
        }
    }

    private static Optional<String> pause(ServiceDeployment deployment) {
        return deployment.status() == ServiceDeploymentStatus.IN_PROGRESS
                ? Pauses.awaiting(deployment)
                : Optional.empty();
    }

    /** Returns whether it is ended by this; otherwise it was over. */
    private boolean end(String arn, String hook, DeploymentLifecycleHookAction action) {
        return connection.ecs("ContinueServiceDeployment " + action, ecs -> {
            try {
                return ecs.continueServiceDeployment(
                                it -> it.serviceDeploymentArn(arn).hookId(hook).action(action))
                        != null;
            } catch (InvalidParameterException e) {
                requireOver(arn, hook, e);
                return false;
            }
        });
    }

    /** Somebody was first, or its time was up. */
    private void requireOver(String arn, String hook, InvalidParameterException refusal) {
        if (pause(deployments.read(arn)).filter(hook::equals).isPresent()) {
            throw refusal;
        }
    }

    private void stop(String arn) {
        connection.ecs("StopServiceDeployment", ecs -> {
            try {
                return Optional.of(ecs.stopServiceDeployment(
                        it -> it.serviceDeploymentArn(arn).stopType(StopServiceDeploymentStopType.ROLLBACK)));
            } catch (ConflictException e) {
                // It has ended since, or goes back already: the next look tells.
                return Optional.empty();
            }
        });
    }
}
