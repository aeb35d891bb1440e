package dev.headgate.traffic.codedeploy;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.RollbackLook;
import dev.headgate.deployment.ServiceView;
import dev.headgate.traffic.RollbackStep;
import dev.headgate.traffic.RollbackSteps;
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

    private static final RollbackSteps STEPS =
            new RollbackSteps("CodeDeploy's own rollback", CodeDeployRollback::stepWithOwn);

    private CodeDeployRollback() {}

    /**
     * What to do now.
     *
     * @param active the deployment that occupies the group
     */
    public static RollbackStep step(
            Deployment deployment, ServiceView service, Optional<Progress> active, Instant now) {
        return STEPS.next(deployment, service, active, now);
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
}
