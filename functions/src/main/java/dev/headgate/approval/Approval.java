package dev.headgate.approval;

import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one question at a gate of a deployment, and what was decided.
 *
 * @param taskToken of the state that waits now; a retried state, and one that reminds, comes with another one
 * @param decisions at most one for each approver, in their order; none is added once the question is settled
 * @param delivery what is known of handing the result to {@code taskToken}; empty while there is nothing to know
 * @param sent what approvers have been mailed
 * @param revoked answers that do not count any more, of people who are not asked any more; for the record
 * @param version counts the writes; a write on an older version is refused
 */
public record Approval(
        String deploymentId,
        Question question,
        TaskToken taskToken,
        Instant askedAt,
        Instant expiresAt,
        List<GateDecision> decisions,
        Optional<TaskTokens.Delivery> delivery,
        Stage stage,
        List<Sent> sent,
        Optional<List<GateDecision>> revoked,
        long version) {

    /** How far the question has come. */
    public enum Stage {
        /** A state waits for it to be settled. */
        ASKING,
        /** The deployment has taken what was decided by then; nothing is added any more. */
        CONCLUDED,
        /** The deployment has ended: an answer has no effect any more. */
        OVER
    }

    /** One message that an approver has got. */
    public record Sent(String approver, Mail mail) {}

    /** What approvers are mailed, each at most once unless a reply of the mail service is lost. */
    public enum Mail {
        QUESTION,
        REMINDER,
        RESULT
    }

    public Approval {
        decisions = List.copyOf(decisions);
        revoked = revoked.map(List::copyOf);
        sent = List.copyOf(sent);
        if (!expiresAt.isAfter(askedAt)) {
            throw new IllegalArgumentException("expiresAt must be after askedAt");
        }
    }

    static Approval asked(
            String deploymentId, Question question, TaskToken taskToken, Instant askedAt, Instant expiresAt) {
        return new Approval(
                deploymentId,
                question,
                taskToken,
                askedAt,
                expiresAt,
                List.of(),
                Optional.empty(),
                Stage.ASKING,
                List.of(),
                Optional.empty(),
                0);
    }

    public Gate.Before gate() {
        return question.gate();
    }

    Instant halfTime() {
        return askedAt.plus(Duration.between(askedAt, expiresAt).dividedBy(2));
    }

    /** Whether an answer may still come. */
    public boolean isOpenAt(Instant now) {
        return stage == Stage.ASKING && settled().isEmpty() && now.isBefore(expiresAt);
    }

    /** The decision that settled it: a rejection, or the last of the approvals it needs. */
    public Optional<GateDecision> settled() {
        return decisions.stream()
                .filter(GateDecision::isRejection)
                .findFirst()
                .or(() -> decisions.stream().skip(question.required() - 1L).findFirst());
    }

    Optional<GateDecision> decisionOf(String approver) {
        return decisions.stream().filter(it -> it.by().equals(approver)).findFirst();
    }

    boolean isDelivered() {
        return delivery.filter(it -> it == TaskTokens.Delivery.DELIVERED).isPresent();
    }

    /** Whether somebody should get a message who has not: nobody is asked what they have answered, or what is settled. */
    boolean owes(Sent message) {
        if (sent.contains(message)) {
            return false;
        }
        return switch (message.mail()) {
            case QUESTION, REMINDER ->
                stage == Stage.ASKING
                        && settled().isEmpty()
                        && decisionOf(message.approver()).isEmpty();
            case RESULT ->
                switch (stage) {
                    case ASKING -> false;
                    case CONCLUDED -> true;
                    // Nobody needs to hear that what they never heard of is not asked any more.
                    case OVER -> settled().isPresent() || wasAsked(message.approver());
                };
        };
    }

    /** Whether somebody has been mailed a link, be it that they are not asked any more. */
    boolean wasAsked(String approver) {
        return sent.contains(new Sent(approver, Mail.QUESTION));
    }

    /** Those who have not answered, be it that they may only reject. */
    public List<Approver> silent() {
        return question.approvers().stream()
                .filter(it -> decisionOf(it.name()).isEmpty())
                .toList();
    }

    /**
     * Once more, for a state that was retried; the same token again is the same question. An invocation that arrives after
     * the deployment's end, as Lambda's own retries may, opens nothing; nor does one that asks a former question. A later
     * question begins anew: nobody has answered it, and everybody is mailed.
     */
    Approval askedAgain(Approval asked) {
        if (stage == Stage.OVER) {
            // It opens nothing; but whoever wakes this state must be able to reach it.
            return waitingWith(asked.taskToken);
        }
        if (taskToken.equals(asked.taskToken) || asked.question.number() < question.number()) {
            return this;
        }
        if (asked.question.number() > question.number()) {
            return asked.atVersion(version);
        }
        // Whoever has answered, has answered the question as it was.
        Question asks = decisions.isEmpty() ? asked.question : question;
        return new Approval(
                deploymentId,
                asks,
                asked.taskToken,
                asked.askedAt,
                asked.expiresAt,
                decisions,
                Optional.empty(),
                Stage.ASKING,
                sent,
                revoked,
                version);
    }

    /** The same question for as long as before, for a state that waits on with another token. */
    Approval waitingWith(TaskToken token) {
        Optional<TaskTokens.Delivery> known = taskToken.equals(token) ? delivery : Optional.empty();
        return new Approval(
                deploymentId, question, token, askedAt, expiresAt, decisions, known, stage, sent, revoked, version);
    }

    /**
     * Unchanged where the question is settled or closed, where this approver has answered, and where the question has
     * changed since they read it.
     */
    Approval decided(GateDecision answer) {
        boolean counts = stage == Stage.ASKING
                && settled().isEmpty()
                && decisionOf(answer.by()).isEmpty()
                && answer.shown().filter(question.digest()::equals).isPresent();
        return counts
                ? new Approval(
                        deploymentId,
                        question,
                        taskToken,
                        askedAt,
                        expiresAt,
                        Stream.concat(decisions.stream(), Stream.of(answer)).toList(),
                        Optional.empty(),
                        stage,
                        sent,
                        revoked,
                        version)
                : this;
    }

    /**
     * Put to those whom the configuration names now. An answer of somebody else, and an approval of somebody who may only
     * reject now, counts no more. Unchanged once the deployment has taken the result.
     */
    Approval under(Revocation now) {
        Question asks = now.applied(question);
        if (stage != Stage.ASKING || asks.equals(question)) {
            return this;
        }
        List<GateDecision> lost = decisions.stream()
                .filter(it -> asks.approver(it.by())
                        .filter(by -> it.isRejection() || by.mayApprove())
                        .isEmpty())
                .toList();
        return new Approval(
                deploymentId,
                asks,
                taskToken,
                askedAt,
                expiresAt,
                decisions.stream().filter(it -> !lost.contains(it)).toList(),
                delivery,
                stage,
                sent,
                Optional.of(Stream.concat(revoked.stream().flatMap(List::stream), lost.stream())
                        .toList()),
                version);
    }

    /** Whether it was settled once, or might have been, under a question that has changed since: it has to be put again. */
    public boolean isUndone() {
        return stage == Stage.ASKING && settled().isEmpty() && revoked.isPresent();
    }

    /** Unchanged where the state was retried since: its new token has not been answered by this. */
    Approval handedOn(TaskToken to, TaskTokens.Delivery how) {
        return taskToken.equals(to) && !isDelivered() ? with(Optional.of(how), stage, sent) : this;
    }

    Approval concluded() {
        return stage == Stage.ASKING ? with(delivery, Stage.CONCLUDED, sent) : this;
    }

    Approval ended() {
        return with(delivery, Stage.OVER, sent);
    }

    Approval having(Sent message) {
        return sent.contains(message)
                ? this
                : with(
                        delivery,
                        stage,
                        Stream.concat(sent.stream(), Stream.of(message)).toList());
    }

    /** The same at another version; for stores. */
    public Approval atVersion(long newVersion) {
        return new Approval(
                deploymentId,
                question,
                taskToken,
                askedAt,
                expiresAt,
                decisions,
                delivery,
                stage,
                sent,
                revoked,
                newVersion);
    }

    private Approval with(Optional<TaskTokens.Delivery> newDelivery, Stage newStage, List<Sent> nowSent) {
        return new Approval(
                deploymentId,
                question,
                taskToken,
                askedAt,
                expiresAt,
                decisions,
                newDelivery,
                newStage,
                nowSent,
                revoked,
                version);
    }
}
