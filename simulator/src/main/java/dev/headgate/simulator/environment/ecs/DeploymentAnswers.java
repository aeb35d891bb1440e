package dev.headgate.simulator.environment.ecs;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ContinueServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;

/** What somebody may say to a deployment that is under way: go on, go back, stop. */
final class DeploymentAnswers {

    private final Surroundings around;
    private final ServiceLookup lookup;

    DeploymentAnswers(Surroundings around, ServiceLookup lookup) {
        this.around = around;
        this.lookup = lookup;
    }

    void stop(StopServiceDeploymentRequest request) {
        ServiceLookup.Owned owned = lookup.deployment(request.serviceDeploymentArn());
        EcsDeployment deployment = owned.deployment();
        StopServiceDeploymentStopType type =
                Optional.ofNullable(request.stopType()).orElse(StopServiceDeploymentStopType.ROLLBACK);
        boolean aborts = switch (type) {
            case ROLLBACK -> false;
            case ABORT -> {
                if (!around.readings().abortsOnRequest()) {
                    throw Refused.parameter("The stop type ABORT is not supported.");
                }
                yield true;
            }
            case UNKNOWN_TO_SDK_VERSION -> throw Refused.parameter("Invalid stop type: " + request.stopTypeAsString());
        };
        switch (deployment.status()) {
            case PENDING, IN_PROGRESS -> stop(owned, aborts);
            // It is on its way to what was asked for.
            case STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS -> {}
            case SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> throw conflict(deployment);
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException(deployment.arn() + " has a status that is not known");
        }
    }

    private void stop(ServiceLookup.Owned owned, boolean aborts) {
        DeploymentRun run = owned.owner().runOf(owned.deployment()).orElseThrow(() -> conflict(owned.deployment()));
        if (run.isCleaningUp() && !around.readings().rollsBackInCleanUp()) {
            throw conflict(owned.deployment());
        }
        if (aborts) {
            run.halt("Service deployment stopped by request.", () -> {});
        } else {
            run.rollBack("Service deployment rolled back by request.");
        }
    }

    void resume(ContinueServiceDeploymentRequest request) {
        ServiceLookup.Owned owned = lookup.deployment(request.serviceDeploymentArn());
        DeploymentLifecycleHookAction action =
                Optional.ofNullable(request.action()).orElse(DeploymentLifecycleHookAction.CONTINUE);
        if (action == DeploymentLifecycleHookAction.UNKNOWN_TO_SDK_VERSION) {
            throw Refused.parameter("Invalid action: " + request.actionAsString());
        }
        Hook hook = owned.deployment().hooks().stream()
                .filter(it -> it.id().equals(request.hookId()))
                .findFirst()
                .orElseThrow(() -> Refused.parameter("There is no hook " + request.hookId() + "."));
        boolean repeated = hook.wasContinued()
                && action == DeploymentLifecycleHookAction.CONTINUE
                && around.readings().acceptsRepeatedContinue();
        if (!repeated) {
            answer(owned, hook, action);
        }
    }

    private void answer(ServiceLookup.Owned owned, Hook hook, DeploymentLifecycleHookAction action) {
        EcsDeployment deployment = owned.deployment();
        Optional<DeploymentRun> run = owned.owner().runOf(deployment);
        if (run.isEmpty() || !deployment.isInProgress() || !hook.isAwaited()) {
            throw Refused.parameter("The hook " + hook.id() + " is " + hook.status() + " in a deployment that is "
                    + deployment.status() + ": only one that awaits an action can be continued.");
        }
        if (action == DeploymentLifecycleHookAction.CONTINUE) {
            run.get().hooks().goOn(hook);
        } else {
            run.get().hooks().breakOff(hook, "Service deployment rolled back by an action on " + hook.id() + ".");
        }
    }

    private static AwsServiceException conflict(EcsDeployment deployment) {
        return Refused.with(
                ConflictException.builder(),
                "ConflictException",
                "The service deployment " + deployment.arn() + " is " + deployment.status()
                        + deployment.stage().map(stage -> " in " + stage).orElse("") + " and cannot be stopped.");
    }
}
