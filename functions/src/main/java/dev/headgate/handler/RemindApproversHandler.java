package dev.headgate.handler;

import dev.headgate.approval.Approvals;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import java.util.Optional;

/**
 * State {@code RemindApprovers}: half of the time has passed. Asks those who have not answered once more, and waits on with
 * a task token of its own.
 */
public final class RemindApproversHandler {

    private final Deployments deployments;
    private final Approvals approvals;

    public RemindApproversHandler(DeploymentStore store, Approvals approvals) {
        this.deployments = new Deployments(store);
        this.approvals = approvals;
    }

    public record Input(String deploymentId, Optional<String> executionArn, Gate.Before gate, String taskToken) {}

    public record Output(boolean settled) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.owned(input.deploymentId(), input.executionArn());
        boolean settled = approvals
                .remind(deployment.id(), input.gate(), input.taskToken())
                .isPresent();
        return new Output(settled);
    }
}
