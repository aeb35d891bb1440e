package dev.headgate.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That a deployment has met a time in which no production traffic may begin to move.
 *
 * @param first when it did so for the first time
 * @param since since when it waits now; empty where it does not, for it has opened, or a person overrules it
 * @param until when it is expected to open
 * @param why it is closed, or what is overruled
 * @param counted from when its wait for readiness counts: what was closed is no part of that; empty before it has opened once
 * @param overruled whether a person's word lets it pass all the same
 */
public record WindowWait(
        Instant first,
        Optional<Instant> since,
        Instant until,
        String why,
        Optional<Instant> counted,
        Optional<Boolean> overruled) {

    /** The deployment finds it closed, for the first time or again. */
    public static Deployment closed(Deployment deployment, Instant until, String why, Instant now) {
        Optional<WindowWait> before = deployment.windowWait();
        return deployment.meeting(Optional.of(new WindowWait(
                before.map(WindowWait::first).orElse(now),
                before.flatMap(WindowWait::since).or(() -> Optional.of(now)),
                until,
                why,
                before.flatMap(WindowWait::counted),
                Optional.empty())));
    }

    /** The deployment finds it closed, and goes on: a person says so. */
    public static Deployment overruled(Deployment deployment, String why, Instant now) {
        WindowWait first = new WindowWait(now, Optional.empty(), now, why, Optional.empty(), Optional.of(true));
        return deployment.meeting(deployment.windowWait().or(() -> Optional.of(first)));
    }

    /** The deployment finds it open. */
    public static Deployment open(Deployment deployment, Instant now) {
        return deployment.meeting(deployment.windowWait().map(it -> it.ended(deployment, now)));
    }

    private WindowWait ended(Deployment deployment, Instant now) {
        return since.map(closed -> new WindowWait(
                        first,
                        Optional.empty(),
                        now,
                        why,
                        Optional.of(deployment.waitsForReadinessSince().plus(Duration.between(closed, now))),
                        overruled))
                .orElse(this);
    }

    /** Whether it waits for it to open. */
    public boolean isWaiting() {
        return since.isPresent();
    }

    public boolean isOverruled() {
        return overruled.orElse(false);
    }
}
