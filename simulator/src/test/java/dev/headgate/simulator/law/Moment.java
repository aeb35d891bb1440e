package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.tooling.Mail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A run as it stands at an instant: what laws see. */
public interface Moment {

    Instant at();

    List<Place> places();

    TrafficView traffic(Place place);

    /** The description of the CodeDeploy deployment that is at work there; empty when none is, or it has none. */
    Optional<String> description(Place place);

    /** Whether CodeDeploy itself began what is at work there, to undo another: it copies that one's description. */
    boolean isRollbackOfCodeDeploy(Place place);

    /** The records of all deployments that were opened in this run. */
    List<Deployment> deployments();

    List<Lock> locks();

    /** What operators have frozen: the last word on each place, those that are over or lifted among them. */
    List<Freeze> freezes();

    /** What people and accidents did to the world so far. */
    Doings doings();

    List<Mail> mails();

    /** Every execution by name, with its status once it has ended. */
    Map<String, Optional<ExecutionStatus>> executions();

    /** How many forms the approval page got. */
    int answers();

    default Optional<Deployment> deployment(String id) {
        return deployments().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    default boolean holdsLock(String deploymentId) {
        return locks().stream().anyMatch(lock -> lock.deploymentId().equals(deploymentId));
    }
}
