package dev.headgate.traffic;

import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.Unseen;
import dev.headgate.release.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Moves a service from blue to green and back. Every call may be repeated: one that asks for what is already so changes nothing.
 *
 * <p>Calls fail with {@link TrafficControlException} when AWS refuses or cannot be reached after the SDK's own retries.
 */
public interface TrafficBackend extends ServiceRevisions {

    /** What is live, and which of these alarms are red. */
    ServiceView look(Target target, List<String> alarms);

    /**
     * What is live while this deployment runs, which of these alarms are red, and how far it is. Where only the alarms cannot be
     * read, traffic and tasks still can.
     *
     * @param before what need not be read again
     */
    default Observation observe(Target target, List<String> alarms, String id, Remembered before) {
        Optional<Unseen> unseen = Optional.empty();
        ServiceView view;
        try {
            view = look(target, alarms);
        } catch (TrafficControlException | DeployRoleException e) {
            // A second failure means we are blind.
            view = look(target, List.of());
            unseen = Optional.of(ThrottledException.unseen(e));
        }
        return new Observation(progress(target, id), view, unseen);
    }

    /** How long it waits where it waits; empty where it is not set up for the service. */
    Optional<Limits> limits(Target target);

    /** How long, from its start on and at least, it keeps production traffic of this deployment back until that is let go. */
    default Duration keepsBack(DeploymentPlan plan) {
        return limits(plan.environment().target()).map(Limits::held).orElse(Duration.ZERO);
    }

    /** What this deployment would change unasked, or cannot do with this service; none where that is nothing. */
    List<Fault> unfit(DeploymentPlan plan);

    /** Where green answers on the test listener, as a URL; empty where there is none. */
    Optional<String> testUrl(Target target);

    /**
     * Starts a deployment of this task definition and returns the backend's id of it.
     *
     * @param marker by which it can be found after a lost reply
     * @param ignoredAlarms alarms that the backend watches and that must not stop this deployment, because they were red before it
     * @throws GroupBusyException when another deployment is at work on the service
     */
    String start(DeploymentPlan plan, String taskDefinition, Marker marker, List<String> ignoredAlarms);

    /**
     * The deployment that carries this marker, after a lost reply.
     *
     * @param taskDefinition that it runs, empty while none is registered; not enough to know it by, for an earlier deployment
     *     may have run the same
     */
    Optional<String> find(Target target, String taskDefinition, Marker marker);

    Progress progress(Target target, String id);

    /**
     * The place of which news are counted when this backend tells by events of a deployment of this service; empty where it
     * tells nothing.
     */
    default Optional<String> newsPlace(Target target) {
        return Optional.empty();
    }

    /** Where production's requests come in, as CloudWatch knows it: {@code app/name/id}. */
    String loadBalancer(Target target);

    /**
     * Lets production traffic move, or move on.
     *
     * @param pause the one that was seen, and no other; empty for any in which it stands
     */
    void proceed(Target target, String id, Optional<String> pause);

    /** Ends blue early. */
    void retireBlue(Target target, String id);

    /** Stops the deployment, and has the backend bring blue back. */
    void rollBack(Target target, String id);

    /**
     * What brings blue nearer now. Whether it is back is not the backend's to say: the listener, tasks and health are.
     *
     * @param deployment has asked for its rollback
     * @param active the deployment that is at work on the service
     */
    RollbackStep nextRollbackStep(Deployment deployment, ServiceView service, Optional<Progress> active, Instant now);

    /**
     * How long the backend waits by itself.
     *
     * @param held how long production traffic is kept back until it is let go, or the deployment stopped; zero: not at all
     * @param blueKept how long blue is kept at 100 % green
     */
    record Limits(Duration held, Duration blueKept) {}
}
