package dev.headgate.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides the next step of a rollback, and whether it is done: blue is seen to serve all of production again.
 *
 * <p>CodeDeploy rolls back by a second deployment that occupies the group. Where it does not (it had succeeded already, its
 * automatic rollback failed, or a stop is refused during the termination wait), blue's revision is deployed anew.
 */
public final class RollbackRule {

    public static final int SECONDS_BETWEEN_LOOKS = 15;

    /** CodeDeploy's rollback takes well under a minute, deploying blue anew a few; after this long a person must look. */
    static final Duration DONE_WITHIN = Duration.ofMinutes(30);

    /** A CreateDeployment whose reply was lost, or CodeDeploy's own rollback, may still show up this long after. */
    static final Duration LATE_ARRIVAL = Duration.ofMinutes(1);

    /** A stop that has changed nothing for this long is taken as refused. */
    static final Duration STOP_REFUSED_AFTER = Duration.ofMinutes(2);

    /** Ending blue's healthy tasks only to start them again is the last way: a stop restores them within a second. */
    static final Duration HEALTHY_BLUE_KEPT_FOR = Duration.ofMinutes(5);

    private RollbackRule() {}

    /** What brings blue nearer. */
    public sealed interface Step {

        record Stop(String codeDeployId) implements Step {}

        /** Let the deployment that restores blue go on: the group stops at READY. */
        record Proceed(String codeDeployId) implements Step {}

        /** End a termination wait that only occupies the group. */
        record EndTerminationWait(String codeDeployId) implements Step {}

        /** Deploy blue's revision anew, once more where an earlier attempt has failed. */
        record RedeployBlue() implements Step {}

        record Await(String why) implements Step {}
    }

    /** Whether blue serves again. */
    public sealed interface Confirmation {

        /** Verified. */
        record Restored(String how) implements Confirmation {}

        record NotYet(String why) implements Confirmation {}

        /** It stays unknown or wrong for too long. */
        record Unverified(String reason) implements Confirmation {}
    }

    /**
     * What to do now.
     *
     * @param active the deployment that occupies the group
     */
    public static Step step(
            Deployment deployment, ServiceView service, Optional<DeploymentProgress> active, Instant now) {
        if (deployment.start().isEmpty()) {
            return new Step.Await("nothing had been started");
        }
        Optional<String> repaired = byHand(deployment, service);
        if (repaired.isPresent()) {
            return new Step.Await(repaired.get());
        }
        Duration elapsed = elapsed(deployment, now);
        if (active.isPresent()) {
            DeploymentProgress progress = active.get();
            boolean own = deployment.codeDeployId().equals(Optional.of(progress.id()));
            return own
                    ? stepWithOwn(progress, blue(deployment, service), service, elapsed)
                    : stepWithOther(deployment, service, progress);
        }
        if (blueWeight(deployment, service) == 100) {
            return new Step.Await("blue serves");
        }
        return elapsed.compareTo(LATE_ARRIVAL) < 0
                ? new Step.Await("CodeDeploy's own rollback may be about to start")
                : new Step.RedeployBlue();
    }

    private static Step stepWithOwn(
            DeploymentProgress own, Optional<TaskSet> blue, ServiceView service, Duration elapsed) {
        boolean blueIdles = blue.map(service::weightOf).orElse(0) == 0;
        Duration patience = blue.filter(TaskSet::isHealthy).isPresent() ? HEALTHY_BLUE_KEPT_FOR : STOP_REFUSED_AFTER;
        // Past the shift CodeDeploy may refuse to stop; then blue's tasks, if they idle, only keep the group from being
        // used.
        boolean refused = elapsed.compareTo(patience) >= 0 && own.isPastTraffic() && blueIdles;
        return refused ? new Step.EndTerminationWait(own.id()) : new Step.Stop(own.id());
    }

    /** Only a deployment whose task set is blue anew may be helped on: CodeDeploy's rollback needs none, anyone else's is not ours. */
    private static Step stepWithOther(Deployment deployment, ServiceView service, DeploymentProgress other) {
        Optional<TaskSet> blueAnew = service.madeBy(other.id()).filter(set -> isBlue(deployment, set));
        if (blueAnew.isEmpty()) {
            return new Step.Await("deployment " + other.id() + " is at work");
        }
        if (other.status() == DeploymentProgress.Status.READY) {
            return new Step.Proceed(other.id());
        }
        return other.isPastTraffic() && service.weightOf(blueAnew.get()) == 100
                ? new Step.EndTerminationWait(other.id())
                : new Step.Await("deployment " + other.id() + " brings blue back");
    }

    /** Judges one look; {@code deployment} has asked for its rollback. */
    public static Confirmation confirm(Deployment deployment, ServiceView service, Instant now) {
        if (deployment.start().isEmpty()) {
            return new Confirmation.Restored("nothing had been started");
        }
        Optional<String> repaired = byHand(deployment, service);
        if (repaired.isPresent()) {
            return new Confirmation.Unverified(repaired.get());
        }
        Duration elapsed = elapsed(deployment, now);
        Optional<String> missing = whatIsMissing(deployment, service, elapsed);
        if (missing.isEmpty()) {
            return new Confirmation.Restored("blue serves 100 % of production with healthy targets");
        }
        return elapsed.compareTo(DONE_WITHIN) < 0
                ? new Confirmation.NotYet(missing.get())
                : new Confirmation.Unverified(
                        missing.get() + ", " + DurationWords.rounded(elapsed) + " after the rollback was asked for");
    }

    private static Optional<String> whatIsMissing(Deployment deployment, ServiceView service, Duration elapsed) {
        if (service.activeDeployment().isPresent()) {
            return service.activeDeployment().map(id -> "CodeDeploy deployment " + id + " is still at work");
        }
        Optional<TaskSet> blue = blue(deployment, service);
        if (blue.isEmpty()) {
            return Optional.of("blue's task set is gone");
        }
        int weight = service.weightOf(blue.get());
        if (weight != 100) {
            return Optional.of("the listener sends " + weight + " % of production to blue");
        }
        if (blue.get().status() != TaskSet.Status.PRIMARY) {
            return Optional.of("blue's task set is not primary");
        }
        if (!service.isComplete(blue.get())) {
            return Optional.of("blue has " + blue.get().healthy() + " healthy targets of "
                    + blue.get().desired());
        }
        boolean mayStillArrive = deployment.codeDeployId().isEmpty() && elapsed.compareTo(LATE_ARRIVAL) < 0;
        return mayStillArrive ? Optional.of("a start whose reply was lost may still show up") : Optional.empty();
    }

    /**
     * What somebody else has brought into production, in words: people repaired it by hand, and blue must not undo that.
     * Empty where blue, our green, or nothing that is healthy serves.
     */
    private static Optional<String> byHand(Deployment deployment, ServiceView service) {
        return service.taskSets().stream()
                .filter(set -> set.status() != TaskSet.Status.DRAINING && set.healthy() > 0)
                .filter(set -> service.weightOf(set) > 0 && !isBlue(deployment, set) && !isGreen(deployment, set))
                .findFirst()
                .map(set -> "what serves is neither blue nor green: " + service.weightOf(set)
                        + " % of production goes to " + set.revision() + ", which has " + set.healthy() + " of "
                        + set.desired() + " targets healthy. Nothing of it was touched");
    }

    private static boolean isGreen(Deployment deployment, TaskSet set) {
        boolean ourRevision = deployment
                .start()
                .flatMap(Start::taskDefinition)
                .filter(set.taskDefinition()::equals)
                .isPresent();
        return ourRevision || deployment.isGreen(set);
    }

    private static Duration elapsed(Deployment deployment, Instant now) {
        return Duration.between(deployment.milestones().rollbackAsked().orElse(now), now);
    }

    private static Optional<TaskSet> blue(Deployment deployment, ServiceView service) {
        return deployment.start().flatMap(start -> service.running(start::isBlue));
    }

    private static boolean isBlue(Deployment deployment, TaskSet set) {
        return deployment.start().filter(start -> start.isBlue(set)).isPresent();
    }

    private static int blueWeight(Deployment deployment, ServiceView service) {
        return blue(deployment, service).map(service::weightOf).orElse(0);
    }
}
