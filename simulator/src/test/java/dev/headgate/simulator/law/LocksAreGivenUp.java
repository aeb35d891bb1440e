package dev.headgate.simulator.law;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.Outcome;
import java.util.List;
import java.util.function.Consumer;

/** A lock that nobody gives up stops every release to come. */
final class LocksAreGivenUp implements Law {

    @Override
    public String promise() {
        return "In the end a lock is held by a deployment that needs a human and was not settled, and by no other.";
    }

    @Override
    public void atEnd(Moment now, Consumer<String> broken) {
        List<String> stuck = now.deployments().stream()
                .filter(it -> it.closing()
                        .map(Closing::outcome)
                        .filter(outcome -> outcome == Outcome.NEEDS_HUMAN)
                        .isPresent())
                .map(Deployment::id)
                .toList();
        List<String> held = now.locks().stream().map(Lock::deploymentId).toList();
        held.stream().filter(id -> !stuck.contains(id)).forEach(id -> broken.accept("a lock was left by " + id));
        stuck.stream()
                .filter(id -> !held.contains(id) && !isSettled(now, id))
                .forEach(id -> broken.accept(id + " needs a human, and its lock was given up"));
    }

    /** Somebody answers for what serves as it is, whatever it is, and has the lock freed for that (seed 7300). */
    private static boolean isSettled(Moment now, String id) {
        return now.deployment(id).flatMap(Deployment::settlement).isPresent();
    }
}
