package dev.headgate.approval;

import dev.headgate.approval.Approval.Stage;
import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import dev.headgate.deployment.GateDecision;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** What approvers see and decide through their links. */
public final class Decisions {

    /** What is read of a link that leads nowhere: no execution has an empty ARN. */
    private static final String NOBODYS_RELEASE = "";

    private final ApprovalStore store;
    private final AskerStore askers;
    private final InstantSource clock;
    private final ApprovalUpdates updates;
    private final Handover handover;

    public Decisions(ApprovalStore store, AskerStore askers, TaskTokens tokens, InstantSource clock) {
        this.store = store;
        this.askers = askers;
        this.clock = clock;
        this.updates = new ApprovalUpdates(store);
        this.handover = new Handover(updates, tokens);
    }

    /** What a link leads to now; changes nothing. */
    public LinkState show(LinkId id, Identity identity) {
        Opened opened = open(id);
        return opened.approval()
                .map(approval -> state(opened, identity, approval))
                .orElse(new LinkState.Unknown());
    }

    /**
     * Takes an approver's answer. The first one of each stands; the same answer again is handed on again for as long as it
     * is not known to have arrived.
     */
    public DecisionResult decide(LinkId id, Identity identity, Answer answer) {
        Opened opened = open(id);
        return opened.approval()
                .map(approval -> decide(opened, identity, approval, answer))
                .orElse(new DecisionResult.Unknown());
    }

    private DecisionResult decide(Opened opened, Identity identity, Approval approval, Answer answer) {
        return switch (state(opened, identity, approval)) {
            case LinkState.Open(ApprovalRequest request) -> {
                Set<Answer.Fault> faults = answer.faultsFor(request.approver(), request.question());
                yield faults.isEmpty() && answer.decision().isPresent()
                        ? keep(opened, request, identity, approval, answer)
                        : new DecisionResult.Unprocessable(request, answer, faults);
            }
            case LinkState.Counted(ApprovalRequest request, GateDecision yours) ->
                answer.is(yours.decided())
                        ? new DecisionResult.Counted(request, yours)
                        : new DecisionResult.AlreadyDecided(request, yours, false, Optional.empty());
            case LinkState.Decided(ApprovalRequest request, GateDecision decision, var delivery) ->
                again(request, approval, decision, delivery, answer);
            case LinkState.Expired(ApprovalRequest request) -> new DecisionResult.Expired(request);
            case LinkState.AskedAgain(ApprovalRequest request) -> new DecisionResult.AskedAgain(request);
            case LinkState.Over(ApprovalRequest request, Optional<GateDecision> decision) ->
                new DecisionResult.Over(request, decision);
            case LinkState.NotTheirs() -> new DecisionResult.NotTheirs();
            case LinkState.NotAskedAnyMore() -> new DecisionResult.NotAskedAnyMore();
            case LinkState.Unknown() -> new DecisionResult.Unknown();
        };
    }

    private DecisionResult keep(
            Opened opened, ApprovalRequest request, Identity identity, Approval approval, Answer answer) {
        String approver = request.approver().name();
        GateDecision ours = new GateDecision(
                approval.gate(),
                answer.decision().orElseThrow(),
                approver,
                Optional.of(answer.comment()).filter(it -> !it.isEmpty()),
                clock.instant(),
                Optional.of(answer.shown()));
        Approval kept = updates.apply(approval, it -> it.decided(ours));
        if (kept.settled().filter(ours::equals).isPresent()) {
            return new DecisionResult.Decided(
                    request(request.approver(), kept, opened), ours, handover.handOn(kept, ours));
        }
        if (kept.decisions().contains(ours)) {
            return new DecisionResult.Counted(request(request.approver(), kept, opened), ours);
        }
        // Another answer, another question or the deployment's end came between: ours was not taken.
        return decide(opened, identity, kept, answer);
    }

    private DecisionResult again(
            ApprovalRequest request,
            Approval approval,
            GateDecision decision,
            Optional<Delivery> delivery,
            Answer answer) {
        boolean sameAnswer = answer.is(decision.decided());
        boolean arrived = delivery.filter(it -> it == Delivery.DELIVERED).isPresent();
        // A lost reply of the first time is made good by the second click.
        Optional<Delivery> known = sameAnswer && !arrived ? Optional.of(handover.handOn(approval, decision)) : delivery;
        return new DecisionResult.AlreadyDecided(request, decision, sameAnswer, known);
    }

    private LinkState state(Opened opened, Identity identity, Approval approval) {
        Link link = opened.link();
        // A retried state, and a change of the configuration, may ask others than those whom the first links were sent
        // to.
        Optional<Approver> approver = approval.question().approver(link.approver());
        if (approver.isEmpty()) {
            return approval.wasAsked(link.approver()) ? new LinkState.NotAskedAnyMore() : new LinkState.Unknown();
        }
        if (!identity.is(approver.get())) {
            return new LinkState.NotTheirs();
        }
        boolean former = approval.stage() != Stage.OVER && !link.leadsTo(approval.question());
        ApprovalRequest request = request(approver.get(), approval, opened);
        return former ? new LinkState.AskedAgain(request) : state(request, approval);
    }

    private LinkState state(ApprovalRequest request, Approval approval) {
        Optional<GateDecision> settled = approval.settled();
        Optional<GateDecision> theirs = approval.decisionOf(request.approver().name());
        if (approval.stage() == Stage.OVER) {
            return new LinkState.Over(request, settled.or(() -> theirs));
        }
        if (settled.isPresent()) {
            return new LinkState.Decided(request, settled.get(), delivery(approval));
        }
        if (approval.stage() == Stage.CONCLUDED || !clock.instant().isBefore(approval.expiresAt())) {
            return new LinkState.Expired(request);
        }
        return theirs.<LinkState>map(it -> new LinkState.Counted(request, it)).orElse(new LinkState.Open(request));
    }

    /** A deployment that has taken the result from the record needs no token to hear of it. */
    private static Optional<Delivery> delivery(Approval approval) {
        return approval.stage() == Stage.CONCLUDED ? Optional.of(Delivery.DELIVERED) : approval.delivery();
    }

    private static ApprovalRequest request(Approver approver, Approval approval, Opened opened) {
        return new ApprovalRequest(
                approver,
                approval.question(),
                approval.expiresAt(),
                approval.decisions(),
                opened.asker(),
                Optional.of(approval.deploymentId()));
    }

    /** The same three reads for a link that exists and for one that does not, so that time tells nothing either. */
    private Opened open(LinkId id) {
        Link link = store.link(id.hash()).orElse(Link.NOBODYS);
        Optional<Approval> approval = store.find(link.deploymentId(), link.gate());
        String release =
                approval.map(it -> it.question().release().executionArn()).orElse(NOBODYS_RELEASE);
        return new Opened(link, approval, askers.starter(release));
    }

    private record Opened(Link link, Optional<Approval> approval, Optional<Asker> asker) {}
}
