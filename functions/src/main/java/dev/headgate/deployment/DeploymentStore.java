package dev.headgate.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deployments' records and the locks of their environments. Every call may be repeated.
 *
 * <p>Times are passed in; the store has no clock.
 */
public interface DeploymentStore {

    /** Keeps a new deployment's record; if one of this id exists already, that one stands and is returned. */
    Deployment register(Deployment deployment);

    Optional<Deployment> find(String deploymentId);

    /**
     * Takes the lock of the deployment's service and environment, or queues for it.
     *
     * <p>Of those that wait, only the {@linkplain Deployment#isNewerThan newest} goes on waiting: the others are superseded.
     */
    Turn takeTurn(Deployment deployment);

    /**
     * Replaces the record and returns it at its new version.
     *
     * @throws ConcurrentChangeException when another write came between
     */
    Deployment save(Deployment deployment);

    /**
     * Saves a closed record and, unless its outcome is {@code NEEDS_HUMAN}, releases its lock and its place in the queue,
     * all at once.
     *
     * @throws ConcurrentChangeException when another write came between
     */
    Deployment close(Deployment deployment);

    /** Deployments of this service here that ended {@code DEPLOYED}, newest first. */
    List<Deployment> deployed(String service, String environment, int most);

    /** All locks that are held. */
    List<Lock> locks();

    /** Ids of the deployments whose end nobody has been told of: those that have not ended, above all. */
    List<String> unannounced();

    /** Notes that people have been told how this deployment ended. */
    void announced(String deploymentId);

    /**
     * Marks a trigger as acted on by this release; false when another release has it. Keeps the mark until it expires.
     */
    boolean claimTrigger(String triggerId, String releaseId, Instant expiresAt);

    /** The release that has marked a trigger as acted on. */
    Optional<String> claimedBy(String triggerId);

    /** Takes back this release's mark, if it has one, so that its trigger may start another. */
    void giveUpTrigger(String releaseId);

    /** Whose turn it is. */
    sealed interface Turn {
        /** The lock is this deployment's. */
        record Ours() implements Turn {}

        /** Another deployment holds the lock. */
        record Taken(Lock by) implements Turn {}

        /** A newer release waits for the same lock. */
        record Superseded(String byDeploymentId) implements Turn {}
    }

    /** One deployment's hold on a service in an environment. */
    record Lock(String lockName, String deploymentId, Instant since) {}
}
