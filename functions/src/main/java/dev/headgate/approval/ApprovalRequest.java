package dev.headgate.approval;

import dev.headgate.asker.Asker;
import dev.headgate.deployment.GateDecision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question as it was put to one approver, and how far it has come.
 *
 * @param expiresAt until when an answer counts
 * @param decisions of all approvers so far
 * @param asker who started the release, as IAM knows it; empty while CloudTrail has not told
 * @param deploymentId whose question it is, for the log; empty where nothing is logged of it
 */
public record ApprovalRequest(
        Approver approver,
        Question question,
        Instant expiresAt,
        List<GateDecision> decisions,
        Optional<Asker> asker,
        Optional<String> deploymentId) {

    /** Of a release of which nobody's call is known. */
    public ApprovalRequest(Approver approver, Question question, Instant expiresAt, List<GateDecision> decisions) {
        this(approver, question, expiresAt, decisions, Optional.empty(), Optional.empty());
    }

    public ApprovalRequest {
        decisions = List.copyOf(decisions);
    }

    public Optional<GateDecision> decisionOf(Approver someone) {
        return decisions.stream().filter(it -> it.by().equals(someone.name())).findFirst();
    }

    public boolean isSettled() {
        return missing() == 0 || decisions.stream().anyMatch(GateDecision::isRejection);
    }

    /** How many approvals are still needed. */
    public int missing() {
        long approved = decisions.stream().filter(it -> !it.isRejection()).count();
        return (int) Math.max(0, question.required() - approved);
    }
}
