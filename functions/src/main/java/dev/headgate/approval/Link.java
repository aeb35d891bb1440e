package dev.headgate.approval;

import dev.headgate.config.Gate;
import java.time.Instant;

/**
 * What is kept of an approver's link.
 *
 * @param hash of the {@link LinkId}, which is not kept
 * @param expiresAt as the e-mail said; whether an answer still counts is for the approval to say, as it may have been asked again since
 */
public record Link(String hash, String approver, String deploymentId, Gate.Before gate, Instant expiresAt) {

    /** Stands in for a link that does not exist: no approval has an empty deployment id. */
    static final Link NOBODYS = new Link("", "", "", Gate.Before.DEPLOYMENT, Instant.EPOCH);
}
