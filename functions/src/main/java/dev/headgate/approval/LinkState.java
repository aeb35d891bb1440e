package dev.headgate.approval;

import dev.headgate.deployment.GateDecision;
import java.util.Optional;

/** What an approver's link leads to. */
public sealed interface LinkState {

    /** A question that waits for an answer. */
    record Open(ApprovalRequest request) implements LinkState {}

    /** A question that was answered. */
    record Decided(ApprovalRequest request, GateDecision decision, Optional<TaskTokens.Delivery> delivery)
            implements LinkState {}

    /** A question that nobody answered in time. */
    record Expired(ApprovalRequest request) implements LinkState {}

    /** A question of a deployment that has ended. */
    record Over(ApprovalRequest request, Optional<GateDecision> decision) implements LinkState {}

    /** No question is known by this link. */
    record Unknown() implements LinkState {}
}
