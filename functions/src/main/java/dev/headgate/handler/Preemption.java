package dev.headgate.handler;

import dev.headgate.approval.Approvals;
import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.Target;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.GivingWayRule;
import dev.headgate.deployment.Start;
import dev.headgate.release.Release;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficControlException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Has the deployment that an operator's rollback finds at work end for it, and the one that waits for a closed window for a newer
 * one. It is told to by its record, which it reads when it wakes; where it has begun nothing and does not wake, the other ends it.
 */
final class Preemption {

    private final DeploymentStore store;
    private final TrafficBackend backend;
    private final Approvals approvals;
    private final Herald herald;
    private final InstantSource clock;

    Preemption(DeploymentStore store, TrafficBackend backend, Approvals approvals, Herald herald, InstantSource clock) {
        this.store = store;
        this.backend = backend;
        this.approvals = approvals;
        this.herald = herald;
        this.clock = clock;
    }

    /**
     * Has the deployment that holds the lock end, as far as it can. A holder that ends blue already is waited for, and so is
     * another rollback; and whatever has no right to its place waits for any.
     *
     * @return whether it has ended by this, and the lock is free
     */
    boolean preempt(Deployment next, String holderId) {
        Optional<Deployment> holder = store.find(holderId)
                .filter(it -> it.closing().isEmpty() && !it.plan().release().rollback())
                .filter(it -> it.milestones().blueRetiring().isEmpty())
                .filter(it -> next.plan().release().rollback() || GivingWayRule.givesWayToNewer(it, next));
        if (holder.isEmpty()) {
            return false;
        }
        if (next.plan().release().rollback() && !next.gaveWay().equals(Optional.of(holderId))) {
            store.save(next.findingAtWork(holderId));
        }
        if (holder.get().cause().isPresent()) {
            approvals.withdraw(holderId);
            boolean ended = hasEnded(holder.get());
            if (!ended) {
                // Whoever told it may have died before it woke it.
                wake(holder.get());
            }
            return ended;
        }
        // Where it has moved on meanwhile, the next look sees how.
        if (isTold(holder.get(), next)) {
            wake(holder.get());
            approvals.withdraw(holderId);
        }
        return false;
    }

    /** It may be about to wait for minutes. Where it cannot be woken, it reads its record when these are over. */
    private void wake(Deployment holder) {
        Optional<String> place = backend.newsPlace(holder.plan().environment().target());
        try {
            Object unused = place.map(herald::tell);
        } catch (UnheardException e) {
            // The rollback waits for it all the same.
            return;
        }
    }

    private boolean isTold(Deployment holder, Deployment next) {
        Release asked = next.plan().release();
        String why = "gave way to the " + (asked.rollback() ? "rollback " : "newer release ") + next.id() + " that "
                + asked.requestedBy() + " asked for: " + asked.reason();
        try {
            store.save(holder.failing(new Cause(Cause.Kind.SUPERSEDED, why, clock.instant())));
            return true;
        } catch (ConcurrentChangeException e) {
            return false;
        }
    }

    /** The mark that nobody has been told stays: its execution tells when it wakes, or else the watchdog. */
    private boolean hasEnded(Deployment holder) {
        Instant now = clock.instant();
        if (!GivingWayRule.mayBeEnded(holder, now) || mayHaveStarted(holder)) {
            return false;
        }
        try {
            store.close(holder.closed(GivingWayRule.closing(holder, now)));
            return true;
        } catch (ConcurrentChangeException e) {
            // It has woken, or somebody has taken it over.
            return false;
        }
    }

    /** While that cannot be seen, it may have: a rollback that waits does not fail for it. */
    private boolean mayHaveStarted(Deployment holder) {
        try {
            return holder.start().filter(it -> isFound(holder, it)).isPresent();
        } catch (TrafficControlException | DeployRoleException e) {
            return true;
        }
    }

    private boolean isFound(Deployment holder, Start start) {
        Target target = holder.plan().environment().target();
        return backend.find(target, start.taskDefinition().orElse(""), Marker.ofStart(holder, start))
                .isPresent();
    }
}
