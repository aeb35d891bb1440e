package dev.headgate.handler;

import dev.headgate.approval.Approvals;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.traffic.BlueGreenController;

/**
 * State {@code RequestApproval}: asks the approvers of a gate. The state then waits for the task token, which the approval
 * page answers.
 */
public final class RequestApprovalHandler {

    private final Deployments deployments;
    private final Approvals approvals;
    private final ApprovalStanding standing;
    private final ConfigurationSource configuration;

    public RequestApprovalHandler(
            DeploymentStore store,
            Approvals approvals,
            BlueGreenController controller,
            ConfigurationSource configuration) {
        this.deployments = new Deployments(store);
        this.approvals = approvals;
        this.standing = new ApprovalStanding(controller);
        this.configuration = configuration;
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
        Standing seen = standing.of(deployment, input.gate());
        Question question =
                Question.about(deployment, gate, configuration.read().approvers(), seen);
        approvals.request(deployment.id(), question, gate.expiresAfter(), input.taskToken());
        return new Output(gate.approvers().size());
    }
}
