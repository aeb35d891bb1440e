package dev.headgate.approval;

import dev.headgate.config.Gate;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of an approver's link.
 *
 * @param hash of the {@link LinkId}, which is not kept
 * @param expiresAt as the e-mail said; whether an answer still counts is for the approval to say, as it may have been asked again since
 * @param question its number; empty in links that were sent before questions had one
 */
public record Link(
        String hash,
        String approver,
        String deploymentId,
        Gate.Before gate,
        Instant expiresAt,
        Optional<Integer> question) {

    /** To the first question. */
    public Link(String hash, String approver, String deploymentId, Gate.Before gate, Instant expiresAt) {
        this(hash, approver, deploymentId, gate, expiresAt, Optional.empty());
    }

    /** Stands in for a link that does not exist: no approval has an empty deployment id. */
    static final Link NOBODYS = new Link("", "", "", Gate.Before.DEPLOYMENT, Instant.EPOCH);

    boolean leadsTo(Question asked) {
        return question.orElse(1) == asked.number();
    }
}
