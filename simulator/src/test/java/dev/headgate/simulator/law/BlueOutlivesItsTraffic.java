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
            if (total < 100
                    && former >= 100
                    && !now.doings().any(place, now.at().minus(UNSEEN), LISTENER, CODEDEPLOY)) {
                broken.accept("only " + total + " % of the requests to " + place + " go to anything that runs: "
                        + now.traffic(place).revisions());
            }
        }
    }
}
