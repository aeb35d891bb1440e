package dev.headgate.simulator.law;

import dev.headgate.deployment.DeploymentStore.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** All else may fail; this may not. */
final class ProductionServesInTheEnd implements Law {

    private static final Duration UNSEEN = Duration.ofMinutes(2);

    private final Map<Place, Instant> watchedUntil = new HashMap<>();

    @Override
    public String promise() {
        return "In the end all of production is on one version with healthy tasks, or a human was called.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        now.locks().stream()
                .filter(lock -> hasStarted(now, lock))
                .forEach(lock -> now.places().stream()
                        .filter(place -> place.lockName().equals(lock.lockName()))
                        .forEach(place -> watchedUntil.put(place, now.at())));
    }

    /** One that still waits for production to be steady looks, and answers for nothing (seed 10085). */
    private static boolean hasStarted(Moment now, Lock lock) {
        return now.deployment(lock.deploymentId())
                .filter(it -> it.start().isPresent())
                .isPresent();
    }

    /** What befalls a place after its last deployment has ended befalls it without Headgate. */
    @Override
    public void atEnd(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            boolean stuck =
                    now.locks().stream().anyMatch(lock -> lock.lockName().equals(place.lockName()));
            Instant watched = watchedUntil.getOrDefault(place, Instant.EPOCH);
            boolean whole = now.traffic(place).revisions().stream()
                    .anyMatch(it -> it.percent() == 100 && it.healthy() >= it.desired());
            if (!stuck && !whole && !now.doings().any(place, watched.minus(UNSEEN))) {
                broken.accept(
                        "in the end " + place + " is " + now.traffic(place).revisions());
            }
        }
    }
}
