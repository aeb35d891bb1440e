package dev.headgate.approval;

import dev.headgate.approval.Approval.Mail;
import dev.headgate.approval.Approval.Sent;
import dev.headgate.notification.Message;
import dev.headgate.notification.Notifier;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * Mails approvers, each of them once for each occasion, and no faster than their subscriptions bear.
 *
 * <p>SNS suspends an e-mail subscription that gets more than ten messages within a second (Amazon SNS quotas), and with
 * it every later question. Deployments of many services may ask the same person at once, in executions that know nothing
 * of each other: so they count in the table.
 */
final class ApprovalMails {

    /** By calendar second: at the turn of one second to the next, twice as many fall into one. */
    static final int MOST_PER_SECOND = 5;

    private final ApprovalStore store;
    private final ApprovalUpdates updates;
    private final Notifier notifier;
    private final Notifier results;
    private final InstantSource clock;

    ApprovalMails(
            ApprovalStore store, ApprovalUpdates updates, Notifier notifier, Notifier results, InstantSource clock) {
        this.store = store;
        this.updates = updates;
        this.notifier = notifier;
        this.results = results;
        this.clock = clock;
    }

    /**
     * Sends a message to those of these approvers whom it is owed to. Between two mails others answer, so each time it is
     * the approval as the last write found it that says so.
     *
     * @throws MailPaceException when one of them has to wait; whoever was before them has been sent theirs
     */
    void send(Approval approval, Mail mail, List<Approver> approvers, Function<Approver, Message> message) {
        Approval latest = approval;
        for (Approver approver : approvers) {
            Sent sent = new Sent(approver.name(), mail);
            if (latest.owes(sent)) {
                takeSlot(approver);
                (mail == Mail.RESULT ? results : notifier).send(message.apply(approver));
                latest = updates.apply(latest, it -> it.having(sent));
            }
        }
    }

    private void takeSlot(Approver approver) {
        Instant now = clock.instant();
        for (int slot = 1; slot <= MOST_PER_SECOND; slot++) {
            if (store.takeMailSlot(approver.name(), now, slot)) {
                return;
            }
        }
        throw new MailPaceException(approver.name() + " has been sent " + MOST_PER_SECOND
                + " e-mails in this second: try again in the next");
    }
}
