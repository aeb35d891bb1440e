package dev.headgate.approval;

import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.notification.Notifier;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Asks the approvers of a gate, each by a personal link. */
public final class Approvals {

    private static final int LONGEST_URL = 199;

    private final ApprovalStore store;
    private final Notifier notifier;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final String approvalsUrl;
    private final ApprovalUpdates updates;
    private final Handover handover;

    /**
     * Makes links below a URL.
     *
     * @param random where links come from: a {@link java.security.SecureRandom} wherever a link can be guessed at
     * @param approvalsUrl where links begin, without a slash at the end; short enough for links below 200 characters,
     *     as mail programs break longer lines
     */
    public Approvals(
            ApprovalStore store,
            TaskTokens tokens,
            Notifier notifier,
            RandomGenerator random,
            InstantSource clock,
            String approvalsUrl) {
        int longest = LONGEST_URL - "/a/".length() - LinkId.LENGTH;
        if (approvalsUrl.isBlank() || approvalsUrl.endsWith("/") || approvalsUrl.length() > longest) {
            throw new IllegalArgumentException("approvalsUrl must be 1 to " + longest
                    + " characters without a slash at the end, not \"" + approvalsUrl + "\"");
        }
        this.store = store;
        this.notifier = notifier;
        this.random = random;
        this.clock = clock;
        this.approvalsUrl = approvalsUrl;
        this.updates = new ApprovalUpdates(store);
        this.handover = new Handover(updates, tokens);
    }

    /**
     * Asks a gate's approvers and has their answer sent to the task token; repeated, it asks them again by new links.
     *
     * <p>A retried state comes with another token, which takes the place of the first one: links that were sent before
     * keep working and answer the state that waits now.
     *
     * @return the decision, when it was made before; the token has been answered with it and nobody is asked
     * @throws IllegalStateException when that answer could not be handed on: the state may be retried
     */
    public Optional<GateDecision> request(Deployment deployment, Gate gate, String taskToken) {
        Approval approval = keep(deployment, gate, taskToken);
        if (approval.decision().isPresent()) {
            answer(approval, approval.decision().get());
        } else {
            gate.approvers().forEach(approver -> invite(approver, approval));
        }
        return approval.decision();
    }

    /**
     * Has the answer to an open question sent to another task token: a decision made before, at once; nobody is asked
     * again, as the links that were sent keep working.
     *
     * @throws IllegalStateException when a decision could not be handed on: the state may be retried
     */
    public void renew(Deployment deployment, Gate gate, String taskToken) {
        Approval approval = keep(deployment, gate, taskToken);
        approval.decision().ifPresent(decision -> answer(approval, decision));
    }

    private Approval keep(Deployment deployment, Gate gate, String taskToken) {
        Instant now = clock.instant();
        Approval asked = Approval.asked(
                deployment.id(),
                Question.about(deployment, gate),
                new TaskToken(taskToken),
                now,
                now.plus(gate.expiresAfter()));
        return updates.apply(
                deployment.id(),
                gate.before(),
                existing -> existing.map(it -> it.askedAgain(asked)).orElse(asked));
    }

    /** The deployment has ended: its links show that from now on, and decide nothing. */
    public void close(String deploymentId) {
        for (Gate.Before gate : Gate.Before.values()) {
            store.find(deploymentId, gate).ifPresent(it -> updates.apply(it, Approval::ended));
        }
    }

    private void answer(Approval approval, GateDecision decision) {
        if (handover.handOn(approval, decision) == Delivery.UNCONFIRMED) {
            throw new IllegalStateException("The decision by " + decision.by() + " on deployment "
                    + approval.deploymentId() + " could not be handed on to the state that asked again");
        }
    }

    private void invite(String approver, Approval approval) {
        LinkId id = LinkId.random(random);
        store.keep(new Link(id.hash(), approver, approval.deploymentId(), approval.gate(), approval.expiresAt()));
        ApprovalRequest request = new ApprovalRequest(approver, approval.question(), approval.expiresAt());
        notifier.send(ApprovalMessage.to(request, approvalsUrl + "/a/" + id.value()));
    }
}
