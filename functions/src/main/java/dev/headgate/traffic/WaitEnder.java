package dev.headgate.traffic;

import dev.headgate.deployment.DeploymentProgress;
import dev.headgate.deployment.DeploymentProgress.Status;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIsNotInReadyStateException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentWaitType;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStatusException;

/** Ends a wait of a deployment, once: when AWS refuses because the wait is over already, that is what was asked for. */
final class WaitEnder {

    private static final Set<String> AFTER_READY = Set.of("BeforeAllowTraffic", "AllowTraffic", "AfterAllowTraffic");
    private static final Set<String> NOT_REACHED = Set.of("Pending", "Skipped");

    private final Connection connection;

    WaitEnder(Connection connection) {
        this.connection = connection;
    }

    void endReadyWait(String codeDeployId) {
        end(codeDeployId, DeploymentWaitType.READY_WAIT);
    }

    void endTerminationWait(String codeDeployId) {
        end(codeDeployId, DeploymentWaitType.TERMINATION_WAIT);
    }

    private void end(String codeDeployId, DeploymentWaitType wait) {
        connection.codeDeploy("ContinueDeployment " + wait, codeDeploy -> {
            try {
                return codeDeploy.continueDeployment(
                        it -> it.deploymentId(codeDeployId).deploymentWaitType(wait));
            } catch (DeploymentIsNotInReadyStateException
                    | DeploymentAlreadyCompletedException
                    | InvalidDeploymentStatusException e) {
                return requireOver(codeDeployId, wait, e);
            }
        });
    }

    private DeploymentProgress requireOver(String codeDeployId, DeploymentWaitType wait, CodeDeployException refusal) {
        DeploymentProgress progress = new ProgressReader(connection).read(codeDeployId);
        // CodeDeploy does not tell whether its termination wait has ended while it still removes blue.
        if (wait == DeploymentWaitType.READY_WAIT ? isPastReady(progress) : progress.isPastTraffic()) {
            return progress;
        }
        throw refusal;
    }

    static boolean isPastReady(DeploymentProgress progress) {
        return progress.status() == Status.SUCCEEDED
                || progress.events().stream()
                        .anyMatch(event -> AFTER_READY.contains(event.name()) && !NOT_REACHED.contains(event.status()));
    }
}
