package dev.headgate.approval;

import dev.headgate.deployment.GateDecision;
import java.util.Optional;

/** What an approver's link leads to. */
public sealed interface LinkState {

    /** Of a question that whoever holds the link may know of. */
    sealed interface Known extends LinkState {
        ApprovalRequest request();
    }

    /** A question that waits for this approver's answer. */
    record Open(ApprovalRequest request) implements Known {}

    /** A question that this approver has approved, and that waits for others. */
    record Counted(ApprovalRequest request, GateDecision yours) implements Known {}

    /** A question that is settled. */
    record Decided(ApprovalRequest request, GateDecision decision, Optional<TaskTokens.Delivery> delivery)
            implements Known {}

    /** A question that was not settled in time. */
    record Expired(ApprovalRequest request) implements Known {}

    /** A question that another one has taken the place of, which came with a link of its own. */
    record AskedAgain(ApprovalRequest request) implements Known {}

    /** A question of a deployment that has ended. */
    record Over(ApprovalRequest request, Optional<GateDecision> decision) implements Known {}

    /** A link of somebody else than who has signed in. */
    record NotTheirs() implements LinkState {}

    /** A link of somebody whom the configuration does not name any more. */
    record NotAskedAnyMore() implements LinkState {}

    /** No question is known by this link. */
    record Unknown() implements LinkState {}
}
