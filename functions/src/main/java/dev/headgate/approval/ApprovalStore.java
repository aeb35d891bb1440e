package dev.headgate.approval;

import dev.headgate.config.Gate;
import dev.headgate.deployment.ConcurrentChangeException;
import java.time.Instant;
import java.util.Optional;

/** Approvals and the links to them. Every call may be repeated. */
public interface ApprovalStore {

    Optional<Approval> find(String deploymentId, Gate.Before gate);

    /**
     * Keeps an approval, a new one at version 0, and returns it at its next version.
     *
     * @throws ConcurrentChangeException when another write came between
     */
    Approval save(Approval approval);

    /**
     * Keeps a link; the same one again is no change.
     *
     * @throws ConcurrentChangeException when another link has the same hash already
     */
    void keep(Link link);

    /**
     * Takes one of the e-mails that an approver may be sent in a second; false when it has been taken.
     *
     * @param at any moment of the second
     * @param slot counts the e-mails of the second
     */
    boolean takeMailSlot(String approver, Instant at, int slot);

    /** The link of this hash. */
    Optional<Link> link(String hash);
}
