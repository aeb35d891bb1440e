package dev.headgate.approval;

import dev.headgate.approval.Approval.Mail;
import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.notification.Message;
import dev.headgate.notification.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Asks the approvers of a gate, each by a personal link, and takes what they decided to the deployment. */
public final class Approvals {

    private static final int LONGEST_URL = 199;

    private final ApprovalStore store;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final String approvalsUrl;
    private final ApprovalUpdates updates;
    private final ApprovalMails mails;
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
        this(store, tokens, notifier, notifier, random, clock, approvalsUrl);
    }

    /**
     * As above, with results sent by another way.
     *
     * @param results for messages without links, which may come late
     */
    public Approvals(
            ApprovalStore store,
            TaskTokens tokens,
            Notifier notifier,
            Notifier results,
            RandomGenerator random,
            InstantSource clock,
            String approvalsUrl) {
        int longest = LONGEST_URL - "/a/".length() - LinkId.LENGTH;
        if (approvalsUrl.isBlank() || approvalsUrl.endsWith("/") || approvalsUrl.length() > longest) {
            throw new IllegalArgumentException("approvalsUrl must be 1 to " + longest
                    + " characters without a slash at the end, not \"" + approvalsUrl + "\"");
        }
        this.store = store;
        this.random = random;
        this.clock = clock;
        this.approvalsUrl = approvalsUrl;
        this.updates = new ApprovalUpdates(store);
        this.mails = new ApprovalMails(store, updates, notifier, results, clock);
        this.handover = new Handover(updates, tokens);
    }

    /**
     * Asks a gate's approvers and has their answer sent to the task token; repeated, it asks those who have not been.
     *
     * <p>A retried state comes with another token, which takes the place of the first one: links that were sent before
     * keep working and answer the state that waits now.
     *
     * @return the decision that settled it before; the token has been answered with it and nobody is asked
     * @throws TooFewApproversException when fewer may approve than are required
     * @throws MailPaceException when somebody has to wait for their mail: repeat it with the next token
     * @throws IllegalStateException when that answer could not be handed on: the state may be retried
     */
    public Optional<GateDecision> request(
            String deploymentId, Question question, Duration expiresAfter, String taskToken) {
        requireEnough(question);
        Instant now = clock.instant();
        Approval asked = Approval.asked(deploymentId, question, new TaskToken(taskToken), now, now.plus(expiresAfter));
        Approval approval = updates.apply(
                deploymentId,
                question.gate(),
                existing -> existing.map(it -> it.askedAgain(asked)).orElse(asked));
        if (approval.isOpenAt(now)) {
            mails.send(approval, Mail.QUESTION, approval.question().approvers(), byLink(approval, ApprovalMessage::to));
        }
        return answered(approval);
    }

    /**
     * Reminds those who could still approve and have not answered, and has the answer sent to this task token from now on.
     *
     * @return and throws the same as {@link #request}
     */
    public Optional<GateDecision> remind(String deploymentId, Gate.Before gate, String taskToken) {
        Approval approval = updates.apply(find(deploymentId, gate), it -> it.waitingWith(new TaskToken(taskToken)));
        if (approval.isOpenAt(clock.instant())) {
            mails.send(approval, Mail.REMINDER, approval.silent(), byLink(approval, ApprovalMessage::reminder));
        }
        return answered(approval);
    }

    /**
     * Has the answer to an open question sent to another task token: a decision that settled it before, at once. Nobody is
     * asked again, as the links that were sent keep working; whoever is silent is reminded once half of the time has passed.
     *
     * @return and throws the same as {@link #request}
     */
    public Optional<GateDecision> renew(String deploymentId, Gate.Before gate, String taskToken) {
        Approval approval = find(deploymentId, gate);
        if (!clock.instant().isBefore(approval.halfTime())) {
            return remind(deploymentId, gate, taskToken);
        }
        if (approval.isUndone()) {
            return askOn(deploymentId, gate, taskToken);
        }
        return answered(updates.apply(approval, it -> it.waitingWith(new TaskToken(taskToken))));
    }

    /**
     * Puts a question again that the configuration has undone, for the time that is left: to those who have not been asked
     * yet. Links that were sent keep working for those who are still asked.
     *
     * @return and throws the same as {@link #request}
     */
    public Optional<GateDecision> askOn(String deploymentId, Gate.Before gate, String taskToken) {
        Approval approval = updates.apply(find(deploymentId, gate), it -> it.waitingWith(new TaskToken(taskToken)));
        requireEnough(approval.question());
        if (approval.isOpenAt(clock.instant())) {
            mails.send(approval, Mail.QUESTION, approval.question().approvers(), byLink(approval, ApprovalMessage::to));
        }
        return answered(approval);
    }

    /** Counts only what counts under the configuration as it is now. Repeated, it is the same. */
    public void reconsider(String deploymentId, Gate.Before gate, Revocation now) {
        store.find(deploymentId, gate).ifPresent(asked -> updates.apply(asked, it -> it.under(now)));
    }

    /** What is known of a gate's question; empty when nobody was asked. */
    public Optional<Approval> known(String deploymentId, Gate.Before gate) {
        return store.find(deploymentId, gate);
    }

    /** Takes what was decided by now; from here on nothing can be added. Repeated, it is the same. */
    public Approval conclude(String deploymentId, Gate.Before gate) {
        return updates.apply(find(deploymentId, gate), Approval::concluded);
    }

    /** Takes what was decided at every gate by now: from here on no answer can have an effect, and so none is accepted. */
    public void concludeAll(String deploymentId) {
        for (Gate.Before gate : Gate.Before.values()) {
            store.find(deploymentId, gate).ifPresent(it -> updates.apply(it, Approval::concluded));
        }
    }

    /** Tells everyone who was asked, and has not been told, what came of it, and by whom. */
    public void tellResult(Approval concluded) {
        mails.send(
                concluded,
                Mail.RESULT,
                concluded.question().approvers(),
                approver -> ResultMessage.to(approver, concluded));
    }

    /**
     * Tells everyone who was asked about an ended deployment and has heard nothing of it since: what they were asked may have
     * become idle, as when an alarm brings blue back before anybody has answered.
     */
    public void tellEnd(String deploymentId) {
        for (Gate.Before gate : Gate.Before.values()) {
            store.find(deploymentId, gate).ifPresent(this::tellResult);
        }
    }

    /**
     * A deployment is to end before its question is answered: its links decide nothing from now on, and the state that waits
     * goes on, and finds in the record why.
     */
    public void withdraw(String deploymentId) {
        for (Gate.Before gate : Gate.Before.values()) {
            store.find(deploymentId, gate)
                    .filter(it -> it.settled().isEmpty() && it.stage() != Approval.Stage.CONCLUDED)
                    .ifPresent(it -> handover.wake(updates.apply(it, Approval::ended)));
        }
    }

    /** The deployment has ended: its links show that from now on, and decide nothing. */
    public void close(String deploymentId) {
        for (Gate.Before gate : Gate.Before.values()) {
            store.find(deploymentId, gate).ifPresent(it -> updates.apply(it, Approval::ended));
        }
    }

    private Approval find(String deploymentId, Gate.Before gate) {
        return store.find(deploymentId, gate)
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody was asked about deployment " + deploymentId + " before " + gate));
    }

    private static void requireEnough(Question question) {
        if (question.mayApprove() < question.required()) {
            String barred = question.approvers().stream()
                    .flatMap(it -> it.barred().map(why -> it.name() + " " + why).stream())
                    .reduce((some, more) -> some + ", " + more)
                    .orElse("nobody is barred");
            throw new TooFewApproversException("The gate before the "
                    + question.gate().word() + " of "
                    + question.service() + " in " + question.environment() + " needs " + question.required()
                    + " approvals, and separation of duties leaves " + question.mayApprove() + " who may approve ("
                    + barred + "). Name more approvers in headgate.yaml, or let somebody else ask for the release.");
        }
    }

    private Optional<GateDecision> answered(Approval approval) {
        Optional<GateDecision> settled = approval.settled();
        if (settled.isPresent() && handover.handOn(approval, settled.get()) == Delivery.UNCONFIRMED) {
            throw new IllegalStateException("The decision by " + settled.get().by() + " on deployment "
                    + approval.deploymentId() + " could not be handed on to the state that asked again");
        }
        return settled;
    }

    /** What an approver is mailed with a link of their own. */
    @FunctionalInterface
    private interface LinkMessage {
        Message to(ApprovalRequest request, String url);
    }

    private Function<Approver, Message> byLink(Approval approval, LinkMessage message) {
        return approver -> {
            LinkId id = LinkId.random(random);
            store.keep(new Link(
                    id.hash(),
                    approver.name(),
                    approval.deploymentId(),
                    approval.gate(),
                    approval.expiresAt(),
                    Optional.of(approval.question().number())));
            ApprovalRequest request =
                    new ApprovalRequest(approver, approval.question(), approval.expiresAt(), approval.decisions());
            return message.to(request, approvalsUrl + "/a/" + id.value());
        };
    }
}
