package dev.headgate.deployment;

import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Release;
import dev.headgate.release.ReleasePlan;
import java.time.Duration;
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
     * A rollback {@linkplain Recency#comesBefore comes before} routine releases, and is never superseded by one; one that was
     * asked for after it waits for the lock behind it.
     */
    Turn takeTurn(Deployment deployment);

    /**
     * Replaces the record and returns it at its new version.
     *
     * @throws ConcurrentChangeException when another write came between
     */
    Deployment save(Deployment deployment);

    /**
     * Saves a closed record and, unless it still needs a human, releases its lock and its place in the queue, all at once.
     *
     * @throws ConcurrentChangeException when another write came between
     */
    Deployment close(Deployment deployment);

    /**
     * Replaces the record of a deployment that may have ended, and is open again, and marks that nobody has been told of its
     * end, all at once: whoever is to end it may die on the way there.
     *
     * @throws ConcurrentChangeException when another write came between
     */
    Deployment reopen(Deployment deployment);

    /** Deployments of this service here that ended {@code DEPLOYED}, newest first. */
    List<Deployment> deployed(String service, String environment, int most);

    /**
     * The deployment by which the image with this digest was rolled back here last, {@linkplain HoldRule#didHarm for harm};
     * empty where it was not, or was deployed here since.
     */
    Optional<Deployment> lastHarm(String service, String environment, String digest);

    /** All locks that are held. */
    List<Lock> locks();

    /** Ids of the deployments whose end nobody has been told of: those that have not ended, above all. */
    List<String> unannounced();

    /** Whether it is one of these. */
    boolean isUnannounced(String deploymentId);

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

    /** Notes when an execution of a pipeline began; what was noted first stands. Keeps the note until it expires. */
    void noteBeginning(String pipeline, String executionId, Instant began, Instant expiresAt);

    /** When an execution of a pipeline began, if that has been noted. */
    Optional<Instant> beginning(String pipeline, String executionId);

    /**
     * Notes what a pipeline asks to release of a service, unless another of its requests came within a time before: then
     * that one is returned, and stands.
     */
    Optional<BuiltRequest> noteRequest(BuiltRequest request, Duration apart);

    /**
     * Keeps what a release has planned for a deployment, for the execution that will open it; planned again by the same
     * release, the later plan stands.
     *
     * @throws IllegalStateException when another release has planned a deployment of this id
     */
    void keepPlan(DeploymentPlan plan, Instant expiresAt);

    /** Keeps which deployments a release has planned; planned again by the same release, the later plan stands. */
    void keepRelease(KeptRelease planned, Instant expiresAt);

    /** Which deployments a release has planned, where that is known. */
    Optional<KeptRelease> release(String releaseId);

    /** What a release has planned for this deployment. */
    Optional<DeploymentPlan> plan(String deploymentId);

    /** Keeps a message that could not be sent, for some weeks; the same one again is kept once. */
    void owe(Owed message);

    /** Messages that could not be sent, in no particular order. */
    List<Owed> owed(int most);

    /** A message has been sent after all. */
    void paid(Owed message);

    /**
     * A message that could not be sent.
     *
     * @param message as JSON, for whoever wrote it to read
     */
    record Owed(String message, Instant since) {}

    /**
     * What a release has planned.
     *
     * @param deploymentIds of its waves, in their order
     */
    record KeptRelease(Release release, List<List<String>> deploymentIds) {
        public KeptRelease {
            deploymentIds = List.copyOf(deploymentIds);
        }

        /** Of a plan. */
        public static KeptRelease of(ReleasePlan.Deploy plan) {
            return new KeptRelease(
                    plan.release(),
                    plan.waves().stream()
                            .map(wave -> wave.deployments().stream()
                                    .map(DeploymentPlan::deploymentId)
                                    .toList())
                            .toList());
        }
    }

    /**
     * A pipeline asks for a release of what it has built.
     *
     * @param triggerId names the pipeline's execution
     */
    record BuiltRequest(String service, String triggerId, Instant at) {}

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
