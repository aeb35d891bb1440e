package dev.headgate.simulator.environment.codedeploy;

import static dev.headgate.simulator.environment.codedeploy.CodeDeployLookup.refuse;

import dev.headgate.simulator.environment.service.ServiceSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIsNotInReadyStateException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentWaitType;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentWaitTypeException;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.UnsupportedActionForDeploymentTypeException;

/** What CodeDeploy does with a deployment when it is told to: create, continue, stop. */
public final class DeploymentControl {

    private final CodeDeployLookup lookup;
    private final DeploymentOrders orders;
    private final Deployments deployments;
    private final RandomGenerator random;

    DeploymentControl(
            CodeDeployLookup lookup, DeploymentOrders orders, Deployments deployments, RandomGenerator random) {
        this.lookup = lookup;
        this.orders = orders;
        this.deployments = deployments;
        this.random = random;
    }

    Deployment create(CreateDeploymentRequest request) {
        DeploymentGroup group = lookup.group(request.applicationName(), request.deploymentGroupName());
        Deployment.Order order = orders.take(request, group);
        group.active().ifPresent(active -> {
            throw refuse(
                    DeploymentLimitExceededException.builder(),
                    "DeploymentLimitExceededException",
                    "The Deployment Group '" + group.name() + "' already has an active Deployment '"
                            + active.deployment().id() + "'");
        });
        GroupSpec spec = group.spec();
        return deployments.start(group, order, Pace.usual(random, spec.readyWait(), spec.terminationWait()));
    }

    /** Deploys anew what serves already, in about this time. */
    Deployment occupy(DeploymentGroup group, Duration time) {
        group.active().ifPresent(active -> {
            throw new IllegalStateException(group.name() + " is already occupied by "
                    + active.deployment().id());
        });
        ServiceSpec spec = group.service().spec();
        AppSpec appSpec =
                new AppSpec(group.service().primary().origin().taskDefinition(), spec.containerName(), spec.port());
        CreateDeploymentRequest request = CreateDeploymentRequest.builder()
                .applicationName(group.application())
                .deploymentGroupName(group.name())
                .description("Started by hand")
                .revision(appSpec.toRevision())
                .build();
        return deployments.start(group, orders.take(request, group), Pace.within(time));
    }

    void resume(ContinueDeploymentRequest request) {
        Deployment deployment = lookup.deployment(request.deploymentId());
        switch (lookup.runOf(deployment).orElseThrow(() -> completed(deployment))) {
            case RollbackRun rollback ->
                throw refuse(
                        UnsupportedActionForDeploymentTypeException.builder(),
                        "UnsupportedActionForDeploymentTypeException",
                        "The rollback deployment " + deployment.id() + " waits for nothing");
            case DeploymentRun run -> resume(run, waitType(request));
        }
    }

    private static void resume(DeploymentRun run, DeploymentWaitType wait) {
        if (wait == DeploymentWaitType.READY_WAIT) {
            if (!run.isAtReadyWait()) {
                throw refuse(
                        DeploymentIsNotInReadyStateException.builder(),
                        "DeploymentIsNotInReadyStateException",
                        "The deployment " + run.deployment().id() + " is not in the Ready state");
            }
            run.proceed();
        } else {
            if (!run.isAtTerminationWait()) {
                throw refuse(
                        InvalidDeploymentStatusException.builder(),
                        "InvalidDeploymentStatusException",
                        "The deployment " + run.deployment().id() + " is not waiting for termination");
            }
            run.retireBlue();
        }
    }

    private static DeploymentWaitType waitType(ContinueDeploymentRequest request) {
        DeploymentWaitType wait =
                Optional.ofNullable(request.deploymentWaitType()).orElse(DeploymentWaitType.READY_WAIT);
        if (wait == DeploymentWaitType.UNKNOWN_TO_SDK_VERSION) {
            throw refuse(
                    InvalidDeploymentWaitTypeException.builder(),
                    "InvalidDeploymentWaitTypeException",
                    "The wait type must be READY_WAIT or TERMINATION_WAIT, not "
                            + request.deploymentWaitTypeAsString());
        }
        return wait;
    }

    void stop(StopDeploymentRequest request) {
        Deployment deployment = lookup.deployment(request.deploymentId());
        Run run = lookup.runOf(deployment).filter(deployments::canStop).orElseThrow(() -> completed(deployment));
        boolean rollBack = Optional.ofNullable(request.autoRollbackEnabled())
                .orElseGet(() ->
                        deployment.order().rollbackEvents().contains(AutoRollbackEvent.DEPLOYMENT_STOP_ON_REQUEST));
        run.end(
                Deployment.Status.STOPPED,
                new Deployment.Fault(ErrorCode.MANUAL_STOP, "The deployment was manually stopped."),
                rollBack);
    }

    private static AwsServiceException completed(Deployment deployment) {
        return refuse(
                DeploymentAlreadyCompletedException.builder(),
                "DeploymentAlreadyCompletedException",
                "The deployment " + deployment.id() + " is already completed");
    }
}
