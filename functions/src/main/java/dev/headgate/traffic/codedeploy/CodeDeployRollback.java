package dev.headgate.traffic.codedeploy;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.RollbackLook;
import dev.headgate.deployment.RollbackRule;
import dev.headgate.deployment.ServiceView;
import dev.headgate.traffic.RollbackStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides the next step of a rollback by CodeDeploy.
 *
 * <p>CodeDeploy rolls back by a second deployment that occupies the group. Where it does not (it had succeeded already, its
 * automatic rollback failed, or a stop is refused during the termination wait), blue's revision is deployed anew.
 */
public final class CodeDeployRollback {

    /** A stop that has changed nothing for this long is taken as refused. */
    static final Duration STOP_REFUSED_AFTER = Duration.ofMinutes(2);

    /** Ending blue's healthy tasks only to start them again is the last way: a stop restores them within a second. */
    static final Duration HEALTHY_BLUE_KEPT_FOR = Duration.ofMinutes(5);

    private CodeDeployRollback() {}

    /**
     * What to do now.
     *
     * @param active the deployment that occupies the group
     */
    public static RollbackStep step(
            Deployment deployment, ServiceView service, Optional<Progress> active, Instant now) {
        RollbackLook look = new RollbackLook(deployment, service);
        if (deployment.start().isEmpty()) {
            return new RollbackStep.Await("nothing had been started");
        }
        Optional<String> repaired = look.byHand();
        if (repaired.isPresent()) {
            return new RollbackStep.Await(repaired.get());
        }
        Duration elapsed = look.elapsed(now);
        if (active.isPresent()) {
            boolean own = deployment.backendId().equals(active.map(Progress::id));
            return own ? stepWithOwn(active.get(), look, elapsed) : stepWithOther(active.get(), look);
        }
        if (look.blueWeight() == 100) {
            return new RollbackStep.Await("blue serves");
        }
        return elapsed.compareTo(RollbackRule.LATE_ARRIVAL) < 0
                ? new RollbackStep.Await("CodeDeploy's own rollback may be about to start")
                : new RollbackStep.RedeployBlue("CodeDeploy does not bring blue back, so blue is deployed anew");
    }

    private static RollbackStep stepWithOwn(Progress own, RollbackLook look, Duration elapsed) {
        boolean blueIdles = look.blueWeight() == 0;
        boolean blueIsHealthy = look.blue().filter(Revision::isHealthy).isPresent();
        Duration patience = blueIsHealthy ? HEALTHY_BLUE_KEPT_FOR : STOP_REFUSED_AFTER;
        // Past the shift CodeDeploy may refuse to stop; then blue's tasks, if they idle, only keep the group from being
        // used.
        boolean refused = elapsed.compareTo(patience) >= 0 && own.pastTraffic() && blueIdles;
        return refused
                ? new RollbackStep.EndTerminationWait(
                        own.id(), "CodeDeploy refuses to stop what is past its shift, so its wait is ended")
                : new RollbackStep.Stop(own.id(), "CodeDeploy is asked to stop");
    }

    /** Only a deployment whose task set is blue anew may be helped on: CodeDeploy's rollback needs none, anyone else's is not ours. */
    private static RollbackStep stepWithOther(Progress other, RollbackLook look) {
        ServiceView service = look.service();
        Optional<Revision> blueAnew = service.madeBy(other.id()).filter(look::isBlue);
        if (blueAnew.isEmpty()) {
            return new RollbackStep.Await("deployment " + other.id() + " is at work");
        }
        if (other.stage() == Progress.Stage.HELD) {
            return new RollbackStep.Proceed(other.id(), "blue, deployed anew, is let through");
        }
        return other.pastTraffic() && service.weightOf(blueAnew.get()) == 100
                ? new RollbackStep.EndTerminationWait(
                        other.id(), "blue, deployed anew, has all traffic, so the wait that keeps green is ended")
                : new RollbackStep.Await("deployment " + other.id() + " brings blue back");
    }
}
