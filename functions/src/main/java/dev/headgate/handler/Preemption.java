package dev.headgate.handler;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.GivingWayRule;
import dev.headgate.release.Release;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Has the deployment that an operator's rollback finds at work {@linkplain EarlyEnd end early} for it, and the one that waits for a
 * closed window for a newer one.
 */
final class Preemption {

    private final DeploymentStore store;
    private final EarlyEnd early;
    private final InstantSource clock;

    Preemption(DeploymentStore store, EarlyEnd early, InstantSource clock) {
        this.store = store;
        this.early = early;
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
            return early.pursue(holder.get());
        }
        // Where it has moved on meanwhile, the next look sees how.
        tell(holder.get(), next).ifPresent(early::begin);
        return false;
    }

    private Optional<Deployment> tell(Deployment holder, Deployment next) {
        Release asked = next.plan().release();
        String why = "gave way to the " + (asked.rollback() ? "rollback " : "newer release ") + next.id() + " that "
                + asked.requestedBy() + " asked for: " + asked.reason();
        try {
            return Optional.of(store.save(holder.failing(new Cause(Cause.Kind.SUPERSEDED, why, clock.instant()))));
        } catch (ConcurrentChangeException e) {
            return Optional.empty();
        }
    }
}
