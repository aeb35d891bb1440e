package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Doings.Kind.CODEDEPLOY;
import static dev.headgate.simulator.law.Doings.Kind.LISTENER;

import dev.headgate.deployment.DeploymentStore.Lock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Whoever holds the lock is the only one whose green comes or goes. */
final class TrafficMovesUnderTheLock implements Law {

    /** What somebody deploys by hand goes on for so long. */
    private static final Duration BY_HAND = Duration.ofHours(3);

    private final Map<Place, Map<String, Integer>> before = new HashMap<>();

    @Override
    public String promise() {
        return "No production traffic moves unless a deployment holds the lock there, or somebody moves it by hand.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            Map<String, Integer> percent = Serving.percentByDigest(now.traffic(place));
            Map<String, Integer> former = before.put(place, percent);
            if (former == null || former.equals(percent)) {
                continue;
            }
            boolean locked = now.locks().stream().map(Lock::lockName).anyMatch(place.lockName()::equals);
            if (!locked && !isByHand(now, place)) {
                broken.accept(place + " went from " + former + " to " + percent + " while nobody held its lock");
            }
        }
    }

    private static boolean isByHand(Moment now, Place place) {
        return now.doings().any(place, now.at(), LISTENER)
                || now.doings().any(place, now.at().minus(BY_HAND), CODEDEPLOY);
    }
}
