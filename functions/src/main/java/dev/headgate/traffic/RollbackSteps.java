package dev.headgate.traffic;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.RollbackLook;
import dev.headgate.deployment.RollbackRule;
import dev.headgate.deployment.ServiceView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides the next step of a rollback, by any backend.
 *
 * <p>A backend brings blue back by itself when its deployment is stopped. Where it does not, blue's revision is deployed anew.
 *
 * @param ownRollback what the backend brings blue back by, for people
 * @param own how its deployment is ended while that is at work
 */
public record RollbackSteps(String ownRollback, OwnStep own) {

    /** How the backend's deployment is ended. */
    @FunctionalInterface
    public interface OwnStep {

        /**
         * While it is at work.
         *
         * @param elapsed since the rollback was asked for
         */
        RollbackStep step(Progress own, RollbackLook look, Duration elapsed);
    }

    /**
     * What to do now.
     *
     * @param active the deployment that is at work on the service
     */
    public RollbackStep next(Deployment deployment, ServiceView service, Optional<Progress> active, Instant now) {
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
            boolean ours = deployment.backendId().equals(active.map(Progress::id));
            return ours ? own.step(active.get(), look, elapsed) : withOther(active.get(), look);
        }
        if (look.blueWeight() == 100) {
            return new RollbackStep.Await("blue serves");
        }
        return elapsed.compareTo(RollbackRule.LATE_ARRIVAL) < 0
                ? new RollbackStep.Await(ownRollback + " may be about to start")
                : new RollbackStep.RedeployBlue(
                        deployment.backend() + " does not bring blue back, so blue is deployed anew");
    }

    /** Only a deployment whose revision is blue anew may be helped on: the backend's rollback needs none, anyone else's is not ours. */
    private static RollbackStep withOther(Progress other, RollbackLook look) {
        ServiceView service = look.service();
        Optional<Revision> blueAnew = service.madeBy(other.id()).filter(look::isBlue);
        if (blueAnew.isEmpty()) {
            return new RollbackStep.Await("deployment " + other.id() + " is at work");
        }
        if (other.isHeld()) {
            return new RollbackStep.Proceed(other.id(), "blue, deployed anew, is let through");
        }
        return other.pastTraffic() && service.weightOf(blueAnew.get()) == 100
                ? new RollbackStep.EndTerminationWait(
                        other.id(), "blue, deployed anew, has all traffic, so the wait that keeps green is ended")
                : new RollbackStep.Await("deployment " + other.id() + " brings blue back");
    }
}
