package dev.headgate.deployment;

import java.util.Optional;

/**
 * One look at a running deployment: what the backend says, and what is live.
 *
 * @param unseen why alarms, or the numbers for the judge, could not be read; empty where they could
 */
public record Observation(Progress progress, ServiceView service, Optional<Unseen> unseen) {

    /** With everything readable. */
    public Observation(Progress progress, ServiceView service) {
        this(progress, service, Optional.empty());
    }

    public Optional<Revision> green() {
        return service.madeBy(progress.id());
    }

    /** Percent of production requests that go to green, as the live listener says. */
    public int greenWeight() {
        return green().map(service::weightOf).orElse(0);
    }

    /** Green's tasks are all there that it is to have, and pass their checks. */
    boolean isGreenComplete() {
        return green().filter(it -> it.running() >= it.desired() && it.healthy() >= it.desired())
                .isPresent();
    }

    /** The same look, where something of CloudWatch could not be read. */
    public Observation without(Unseen why) {
        return new Observation(progress, service, Optional.of(why));
    }
}
