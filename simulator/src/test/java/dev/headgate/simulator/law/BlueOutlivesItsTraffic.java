package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Doings.Kind.CODEDEPLOY;
import static dev.headgate.simulator.law.Doings.Kind.LISTENER;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Total outage is the one thing that a release must never make. */
final class BlueOutlivesItsTraffic implements Law {

    /** Who sets the listener between the last look at it and the act that follows cannot be seen. */
    private static final Duration UNSEEN = Duration.ofMinutes(1);

    private final Map<Place, Integer> before = new HashMap<>();

    @Override
    public String promise() {
        return "Nothing is ended while the listener sends it production requests.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            int total = Serving.total(now.traffic(place));
            int former = before.getOrDefault(place, 100);
            before.put(place, total);
            if (total < 100 && former >= 100 && !isByHand(now, place) && !isInHumanHands(now, place)) {
                broken.accept("only " + total + " % of the requests to " + place + " go to anything that runs: "
                        + now.traffic(place).revisions());
            }
        }
    }

    private static boolean isByHand(Moment now, Place place) {
        return now.doings().any(place, now.at().minus(UNSEEN), LISTENER, CODEDEPLOY);
    }

    /** Where a stop is refused, CodeDeploy ends blue when its own wait is over; people were called long before. */
    private static boolean isInHumanHands(Moment now, Place place) {
        return now.locks().stream()
                .filter(lock -> lock.lockName().equals(place.lockName()))
                .flatMap(lock -> now.deployment(lock.deploymentId()).stream())
                .anyMatch(it -> it.closing().isPresent());
    }
}
