package dev.headgate.handler;

import dev.headgate.approval.Approvals;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;

/**
 * State {@code RequestApproval}: asks the approvers of a gate. The state then waits for the task token, which the approval
 * page answers.
 */
public final class RequestApprovalHandler {

    private final Deployments deployments;
    private final Approvals approvals;

    public RequestApprovalHandler(DeploymentStore store, Approvals approvals) {
        this.deployments = new Deployments(store);
        this.approvals = approvals;
    }

    public record Input(String deploymentId, Gate.Before gate, String taskToken) {}

    public record Output(int asked) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.get(input.deploymentId());
        Gate gate = deployment
                .plan()
                .environment()
                .rules()
                .gate(input.gate())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Deployment " + deployment.id() + " has no gate before " + input.gate()));
        approvals.request(deployment, gate, input.taskToken());
        return new Output(gate.approvers().size());
    }
}
