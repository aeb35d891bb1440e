package dev.headgate.handler;

import dev.headgate.approval.Approvals;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * State {@code RequestApproval}: asks the approvers of a gate. The state then waits for the task token, which the approval
 * page answers.
 */
public final class RequestApprovalHandler {

    private final Deployments deployments;
    private final Approvals approvals;
    private final InstantSource clock;

    public RequestApprovalHandler(DeploymentStore store, Approvals approvals, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.approvals = approvals;
        this.clock = clock;
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
        if (gate.before() == Gate.Before.FINISH) {
            askToFinish(deployment, gate, input.taskToken());
        } else {
            approvals.request(deployment, gate, input.taskToken());
        }
        return new Output(gate.approvers().size());
    }

    /**
     * This question is put again and again, so that green is watched while it stands: approvers get one mail, and the time
     * that they have runs from the first. It is noted after the mails, so that a broken first run asks anew.
     */
    private void askToFinish(Deployment deployment, Gate gate, String taskToken) {
        Instant now = clock.instant();
        Optional<Instant> asked = deployment.milestones().finishAsked();
        if (asked.isEmpty()) {
            approvals.request(deployment, gate, taskToken);
            deployments.save(deployment.finishAsked(now));
            return;
        }
        Duration left = gate.expiresAfter().minus(Duration.between(asked.get(), now));
        Duration open = left.isPositive() ? left : Duration.ofSeconds(1);
        approvals.renew(deployment, new Gate(gate.before(), gate.approvers(), open), taskToken);
    }
}
