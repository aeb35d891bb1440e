package dev.headgate.approval;

import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.deployment.GateDecision;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** What approvers see and decide through their links. */
public final class Decisions {

    private final ApprovalStore store;
    private final InstantSource clock;
    private final ApprovalUpdates updates;
    private final Handover handover;

    public Decisions(ApprovalStore store, TaskTokens tokens, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.updates = new ApprovalUpdates(store);
        this.handover = new Handover(updates, tokens);
    }

    /** What a link leads to now; changes nothing. */
    public LinkState show(LinkId id) {
        Opened opened = open(id);
        return opened.approval()
                .map(approval -> state(opened.approver(), approval))
                .orElse(new LinkState.Unknown());
    }

    /**
     * Takes an approver's answer. The first one stands; the same answer again is handed on again for as long as it is not
     * known to have arrived.
     */
    public DecisionResult decide(LinkId id, Answer answer) {
        Opened opened = open(id);
        return opened.approval()
                .map(approval -> decide(opened.approver(), approval, answer))
                .orElse(new DecisionResult.Unknown());
    }

    private DecisionResult decide(String approver, Approval approval, Answer answer) {
        return switch (state(approver, approval)) {
            case LinkState.Open(ApprovalRequest request) -> {
                Set<Answer.Fault> faults = answer.faultsFor(approval.question().environment());
                yield faults.isEmpty() && answer.decision().isPresent()
                        ? keep(request, approval, answer, answer.decision().get())
                        : new DecisionResult.Unprocessable(request, answer, faults);
            }
            case LinkState.Decided(ApprovalRequest request, GateDecision decision, var delivery) ->
                again(request, approval, decision, delivery, answer);
            case LinkState.Expired(ApprovalRequest request) -> new DecisionResult.Expired(request);
            case LinkState.Over(ApprovalRequest request, Optional<GateDecision> decision) ->
                new DecisionResult.Over(request, decision);
            case LinkState.Unknown() -> new DecisionResult.Unknown();
        };
    }

    private DecisionResult keep(
            ApprovalRequest request, Approval approval, Answer answer, GateDecision.Decided decided) {
        GateDecision ours = new GateDecision(
                approval.gate(),
                decided,
                request.approver(),
                Optional.of(answer.comment()).filter(it -> !it.isEmpty()),
                clock.instant());
        Approval kept = updates.apply(approval, it -> it.decided(ours));
        if (kept.decision().filter(ours::equals).isPresent()) {
            return new DecisionResult.Decided(request, ours, handover.handOn(kept, ours));
        }
        // Another answer, or the deployment's end, came between: what stands now is neither open nor ours.
        return decide(request.approver(), kept, answer);
    }

    private DecisionResult again(
            ApprovalRequest request,
            Approval approval,
            GateDecision decision,
            Optional<Delivery> delivery,
            Answer answer) {
        boolean sameAnswer =
                answer.decision().filter(decision.decided()::equals).isPresent();
        // A lost reply of the first time is made good by the second click.
        Optional<Delivery> known = sameAnswer ? Optional.of(handover.handOn(approval, decision)) : delivery;
        return new DecisionResult.AlreadyDecided(request, decision, sameAnswer, known);
    }

    private LinkState state(String approver, Approval approval) {
        ApprovalRequest request = new ApprovalRequest(approver, approval.question(), approval.expiresAt());
        if (approval.over()) {
            return new LinkState.Over(request, approval.decision());
        }
        if (approval.decision().isPresent()) {
            return new LinkState.Decided(request, approval.decision().get(), approval.delivery());
        }
        return clock.instant().isBefore(approval.expiresAt())
                ? new LinkState.Open(request)
                : new LinkState.Expired(request);
    }

    /** The same two reads for a link that exists and for one that does not, so that time tells nothing either. */
    private Opened open(LinkId id) {
        Link link = store.link(id.hash()).orElse(Link.NOBODYS);
        return new Opened(link.approver(), store.find(link.deploymentId(), link.gate()));
    }

    private record Opened(String approver, Optional<Approval> approval) {}
}
