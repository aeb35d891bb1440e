package dev.headgate.handler;

import dev.headgate.approval.Approvals;
import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.Target;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.GivingWayRule;
import dev.headgate.deployment.Start;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficControlException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Has a deployment end whose record says that it is to: its execution reads that when it wakes, and where it has begun nothing
 * and does not wake, it is ended without it.
 */
final class EarlyEnd {

    private final DeploymentStore store;
    private final TrafficBackend backend;
    private final Approvals approvals;
    private final Herald herald;
    private final InstantSource clock;

    EarlyEnd(DeploymentStore store, TrafficBackend backend, Approvals approvals, Herald herald, InstantSource clock) {
        this.store = store;
        this.backend = backend;
        this.approvals = approvals;
        this.herald = herald;
        this.clock = clock;
    }

    /** Right after the record says so. */
    void begin(Deployment told) {
        wake(told);
        approvals.withdraw(told.id());
    }

    /**
     * Some time after that, as far as it can: whoever told it may have died before it woke it.
     *
     * @return whether it has ended by this, and the lock is free
     */
    boolean pursue(Deployment told) {
        approvals.withdraw(told.id());
        boolean ended = hasEnded(told);
        if (!ended) {
            wake(told);
        }
        return ended;
    }

    /** It may be about to wait for minutes. Where it cannot be woken, it reads its record when these are over. */
    void wake(Deployment deployment) {
        Optional<String> place =
                backend.newsPlace(deployment.plan().environment().target());
        try {
            Object unused = place.map(herald::tell);
        } catch (UnheardException e) {
            // Whoever waits for its end does so all the same.
            return;
        }
    }

    /** The mark that nobody has been told stays: its execution tells when it wakes, or else the watchdog. */
    private boolean hasEnded(Deployment told) {
        Instant now = clock.instant();
        if (!GivingWayRule.mayBeEnded(told, now) || mayHaveStarted(told)) {
            return false;
        }
        try {
            store.close(told.closed(GivingWayRule.closing(told, now)));
            return true;
        } catch (ConcurrentChangeException e) {
            // It has woken, or somebody has taken it over.
            return false;
        }
    }

    /** While that cannot be seen, it may have: whoever waits for its end does not fail for it. */
    private boolean mayHaveStarted(Deployment told) {
        try {
            return told.start().filter(it -> isFound(told, it)).isPresent();
        } catch (TrafficControlException | DeployRoleException e) {
            return true;
        }
    }

    private boolean isFound(Deployment told, Start start) {
        Target target = told.plan().environment().target();
        return backend.find(target, start.taskDefinition().orElse(""), Marker.ofStart(told, start))
                .isPresent();
    }
}
