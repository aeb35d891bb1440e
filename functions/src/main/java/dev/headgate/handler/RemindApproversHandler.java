package dev.headgate.handler;

import dev.headgate.approval.Approvals;
import dev.headgate.config.Gate;

/**
 * State {@code RemindApprovers}: half of the time has passed. Asks those who have not answered once more, and waits on with
 * a task token of its own.
 */
public final class RemindApproversHandler {

    private final Approvals approvals;

    public RemindApproversHandler(Approvals approvals) {
        this.approvals = approvals;
    }

    public record Input(String deploymentId, Gate.Before gate, String taskToken) {}

    public record Output(boolean settled) {}

    public Output handle(Input input) {
        boolean settled = approvals
                .remind(input.deploymentId(), input.gate(), input.taskToken())
                .isPresent();
        return new Output(settled);
    }
}
