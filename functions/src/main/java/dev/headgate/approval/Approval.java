package dev.headgate.approval;

import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import java.time.Instant;
import java.util.Optional;

/**
 * The one question at a gate of a deployment, and what was decided.
 *
 * @param taskToken of the state that waits now; a retried state comes with another one
 * @param decision the first one stands
 * @param delivery what is known of handing the decision to {@code taskToken}; empty while there is nothing to know
 * @param over the deployment has ended: an answer has no effect any more
 * @param version counts the writes; a write on an older version is refused
 */
public record Approval(
        String deploymentId,
        Question question,
        TaskToken taskToken,
        Instant askedAt,
        Instant expiresAt,
        Optional<GateDecision> decision,
        Optional<TaskTokens.Delivery> delivery,
        boolean over,
        long version) {

    public Approval {
        if (!expiresAt.isAfter(askedAt)) {
            throw new IllegalArgumentException("expiresAt must be after askedAt");
        }
    }

    static Approval asked(
            String deploymentId, Question question, TaskToken taskToken, Instant askedAt, Instant expiresAt) {
        return new Approval(
                deploymentId, question, taskToken, askedAt, expiresAt, Optional.empty(), Optional.empty(), false, 0);
    }

    public Gate.Before gate() {
        return question.gate();
    }

    boolean isDelivered() {
        return delivery.filter(it -> it == TaskTokens.Delivery.DELIVERED).isPresent();
    }

    /** Once more, for a state that was retried; the same token again is the same question. */
    Approval askedAgain(Approval asked) {
        if (taskToken.equals(asked.taskToken)) {
            return this;
        }
        return new Approval(
                deploymentId,
                asked.question,
                asked.taskToken,
                asked.askedAt,
                asked.expiresAt,
                decision,
                Optional.empty(),
                false,
                version);
    }

    /** Unchanged where an answer came first, or comes after the end. */
    Approval decided(GateDecision answer) {
        return decision.isPresent() || over
                ? this
                : new Approval(
                        deploymentId,
                        question,
                        taskToken,
                        askedAt,
                        expiresAt,
                        Optional.of(answer),
                        Optional.empty(),
                        false,
                        version);
    }

    /** Unchanged where the state was retried since: its new token has not been answered by this. */
    Approval handedOn(TaskToken to, TaskTokens.Delivery how) {
        return taskToken.equals(to) && !isDelivered() ? with(Optional.of(how), over) : this;
    }

    Approval ended() {
        return with(delivery, true);
    }

    /** The same at another version; for stores. */
    public Approval atVersion(long newVersion) {
        return new Approval(
                deploymentId, question, taskToken, askedAt, expiresAt, decision, delivery, over, newVersion);
    }

    private Approval with(Optional<TaskTokens.Delivery> newDelivery, boolean nowOver) {
        return new Approval(
                deploymentId, question, taskToken, askedAt, expiresAt, decision, newDelivery, nowOver, version);
    }
}
