package dev.headgate.traffic.codedeploy;

import dev.headgate.traffic.Connection;
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
        CodeDeployCall.of(connection, "ContinueDeployment " + wait, codeDeploy -> {
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

    private CodeDeployStatus requireOver(String codeDeployId, DeploymentWaitType wait, CodeDeployException refusal) {
        CodeDeployStatus progress = new ProgressReader(connection).read(codeDeployId);
        // CodeDeploy does not tell whether its termination wait has ended while it still removes blue.
        if (wait == DeploymentWaitType.READY_WAIT ? isPastReady(progress) : progress.isPastTraffic()) {
            return progress;
        }
        throw refusal;
    }

    static boolean isPastReady(CodeDeployStatus progress) {
        return progress.status() == CodeDeployStatus.Status.SUCCEEDED
                || progress.events().stream()
                        .anyMatch(event -> AFTER_READY.contains(event.name()) && !NOT_REACHED.contains(event.status()));
    }
}
