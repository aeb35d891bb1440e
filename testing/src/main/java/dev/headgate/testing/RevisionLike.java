package dev.headgate.testing;

import dev.headgate.deployment.Revision;
import java.util.Optional;

/** A revision like another one, of which a test names what is different. */
public record RevisionLike(Revision seen) {

    /** Another set of tasks, which has an id of its own. */
    public RevisionLike id(String id) {
        return like(id, seen.taskDefinition(), seen.deploymentId(), seen.targetGroup());
    }

    public RevisionLike runs(String taskDefinition) {
        return like(seen.id(), taskDefinition, seen.deploymentId(), seen.targetGroup());
    }

    public RevisionLike startedBy(String deploymentId) {
        return like(seen.id(), seen.taskDefinition(), Optional.of(deploymentId), seen.targetGroup());
    }

    public RevisionLike behind(String targetGroup) {
        return like(seen.id(), seen.taskDefinition(), seen.deploymentId(), targetGroup);
    }

    /** So many tasks; steady when all that are wanted run and are healthy. */
    public RevisionLike tasks(int desired, int running, int pending, int healthy) {
        boolean steady = running == desired && pending == 0 && healthy == desired;
        return new RevisionLike(new Revision(
                seen.id(),
                seen.status(),
                seen.taskDefinition(),
                seen.deploymentId(),
                seen.targetGroup(),
                desired,
                running,
                pending,
                healthy,
                steady));
    }

    public RevisionLike steady(boolean steady) {
        return new RevisionLike(new Revision(
                seen.id(),
                seen.status(),
                seen.taskDefinition(),
                seen.deploymentId(),
                seen.targetGroup(),
                seen.desired(),
                seen.running(),
                seen.pending(),
                seen.healthy(),
                steady));
    }

    private RevisionLike like(String id, String taskDefinition, Optional<String> deploymentId, String targetGroup) {
        return new RevisionLike(new Revision(
                id,
                seen.status(),
                taskDefinition,
                deploymentId,
                targetGroup,
                seen.desired(),
                seen.running(),
                seen.pending(),
                seen.healthy(),
                seen.steady()));
    }
}
