package dev.headgate.traffic;

import dev.headgate.config.Target;
import dev.headgate.deployment.DeploymentProgress;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.ServiceView;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Moves a service from blue to green and back. Every call may be repeated: one that asks for what is already so changes nothing.
 *
 * <p>Calls fail with {@link TrafficControlException} when AWS refuses or cannot be reached after the SDK's own retries.
 */
public interface BlueGreenController {

    /** What is live, and which of these alarms are red. */
    ServiceView look(Target target, List<String> alarms);

    /** Facts of the deployment group that readiness depends on; empty when the group does not exist. */
    Optional<GroupSettings> settings(Target target);

    /** What a deployment of this service would change unasked, each with its cure; none where that is nothing. */
    List<String> unfit(Target target, String container, Image image);

    /**
     * The revision that green is to be copied from: the newest of the family that serves.
     *
     * @param serving ARN of the task definition that serves
     * @param known what it was before; it stays so where the newest differs from it by nothing but this image
     */
    String template(Target target, String serving, Optional<String> known, String container, Image image);

    /** Registers this very revision anew with this image; returns the new task definition's ARN. */
    String registerRevision(Target target, String template, String container, Image image);

    /**
     * The ARN of a revision with all that is in this one, which can be started: itself, or where it was deregistered a copy
     * that is registered now.
     */
    String startable(Target target, String taskDefinition);

    /** Whether two revisions are the same but for their numbers. */
    boolean isCopy(Target target, String some, String other);

    /**
     * How green's revision differs from blue's.
     *
     * @param green its task definition, or before there is one its template; empty where there is none of either: then the
     *     newest of blue's family
     */
    List<RevisionChange> changes(Target target, String blue, Optional<String> green, String container, Image image);

    /** The image reference of this container in a task definition; empty when it has no such container. */
    Optional<String> imageOf(Target target, String taskDefinition, String container);

    /** Where green answers on the test listener, as a URL; empty where the group has none. */
    Optional<String> testUrl(Target target);

    /**
     * Starts a deployment of this task definition and returns CodeDeploy's id of it.
     *
     * @param marker ends up in the deployment's description, so that it can be found after a lost reply
     * @param ignoredAlarms alarms of the group that must not stop this deployment, because they were red before it
     * @throws GroupBusyException when another deployment occupies the group
     */
    String start(DeploymentPlan plan, String taskDefinition, String marker, List<String> ignoredAlarms);

    /**
     * The deployment that carries this marker, after a lost reply.
     *
     * @param taskDefinition that it runs; not enough to know it by, for an earlier deployment may have run the same
     */
    Optional<String> find(Target target, String taskDefinition, String marker);

    DeploymentProgress progress(Target target, String codeDeployId);

    /** Lets production traffic move: ends READY_WAIT. */
    void proceed(Target target, String codeDeployId);

    /** Ends blue early: ends TERMINATION_WAIT. */
    void retireBlue(Target target, String codeDeployId);

    /** Stops the deployment and has CodeDeploy roll it back. */
    void rollBack(Target target, String codeDeployId);

    /**
     * What a deployment group allows.
     *
     * @param readyWait how long a deployment stays READY before it is stopped; zero means it never waits
     * @param terminationWait how long CodeDeploy itself keeps blue at 100 % green
     */
    record GroupSettings(Duration readyWait, Duration terminationWait) {}
}
