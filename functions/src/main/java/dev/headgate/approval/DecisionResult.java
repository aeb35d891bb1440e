package dev.headgate.approval;

import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.deployment.GateDecision;
import java.util.Optional;
import java.util.Set;

/** What came of an approver's answer. */
public sealed interface DecisionResult {

    /** Of a question that whoever holds the link may know of. */
    sealed interface Known extends DecisionResult {
        ApprovalRequest request();
    }

    /** It settled the question, and it stands whatever became of its delivery. */
    record Decided(ApprovalRequest request, GateDecision decision, Delivery delivery) implements Known {}

    /** It is one of the approvals that are needed; the others are waited for. */
    record Counted(ApprovalRequest request, GateDecision yours) implements Known {}

    /**
     * Another answer, or the same one, came before.
     *
     * @param decision what settled the question; this approver's own while it is not settled
     * @param sameAnswer this answer was not different, so nobody is misled
     * @param delivery of the decision that stands
     */
    record AlreadyDecided(
            ApprovalRequest request, GateDecision decision, boolean sameAnswer, Optional<Delivery> delivery)
            implements Known {}

    /** It is no answer yet; nothing was changed. */
    record Unprocessable(ApprovalRequest request, Answer answer, Set<Answer.Fault> faults) implements Known {
        public Unprocessable {
            faults = Set.copyOf(faults);
        }
    }

    /** It came too late. */
    record Expired(ApprovalRequest request) implements Known {}

    /** It was to a question that another one has taken the place of. */
    record AskedAgain(ApprovalRequest request) implements Known {}

    /** It came after the deployment had ended. */
    record Over(ApprovalRequest request, Optional<GateDecision> decision) implements Known {}

    /** It came from somebody else than whom the link was sent to. */
    record NotTheirs() implements DecisionResult {}

    /** It came from somebody whom the configuration does not name any more. */
    record NotAskedAnyMore() implements DecisionResult {}

    /** No question is known by this link. */
    record Unknown() implements DecisionResult {}
}
