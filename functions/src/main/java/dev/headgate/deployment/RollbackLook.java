package dev.headgate.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One look at a service that is on its way back to blue. */
public record RollbackLook(Deployment deployment, ServiceView service) {

    /** Blue's revision, or a copy of it; of two, the one that gets more of production. */
    public Optional<Revision> blue() {
        return deployment.start().flatMap(start -> service.running(start::isBlue));
    }

    /** Percent of production requests that reach blue. */
    public int blueWeight() {
        return blue().map(service::weightOf).orElse(0);
    }

    public boolean isBlue(Revision revision) {
        return deployment.start().filter(start -> start.isBlue(revision)).isPresent();
    }

    /** Since the rollback was asked for. */
    public Duration elapsed(Instant now) {
        return Duration.between(deployment.milestones().rollbackAsked().orElse(now), now);
    }

    /**
     * What somebody else has brought into production, in words: people repaired it by hand, and blue must not undo that.
     * Empty where blue, our green, or nothing that is healthy serves.
     */
    public Optional<String> byHand() {
        return service.revisions().stream()
                .filter(it -> it.status() != Revision.Status.DRAINING && it.healthy() > 0)
                .filter(it -> service.weightOf(it) > 0 && !isBlue(it) && !isGreen(it))
                .findFirst()
                .map(it -> "what serves is neither blue nor green: " + service.weightOf(it)
                        + " % of production goes to " + it.name() + ", which has " + it.healthy() + " of "
                        + it.desired() + " targets healthy. Nothing of it was touched");
    }

    private boolean isGreen(Revision revision) {
        boolean ourRevision = deployment
                .start()
                .flatMap(Start::taskDefinition)
                .filter(revision.taskDefinition()::equals)
                .isPresent();
        return ourRevision || deployment.isGreen(revision);
    }
}
