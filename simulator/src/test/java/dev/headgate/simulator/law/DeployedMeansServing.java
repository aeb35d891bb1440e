package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Doings.Kind.CODEDEPLOY;
import static dev.headgate.simulator.law.Doings.Kind.LISTENER;
import static dev.headgate.simulator.law.Doings.Kind.TASKS;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.environment.TrafficView.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Half of green is not green; what was asked for a moment ago is still coming up. */
final class DeployedMeansServing implements Law {

    /** How long a task may take to be placed, to pull its image and to pass its checks. */
    private static final Duration COMING_UP = Duration.ofMinutes(5);

    /** How many tasks were wanted of what gets all of production, from when on. */
    private final Map<Place, NavigableMap<Instant, Integer>> wanted = new HashMap<>();

    @Override
    public String promise() {
        return "DEPLOYED: green gets all of production and has as many healthy tasks as were wanted 5 minutes ago.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            NavigableMap<Instant, Integer> changes = wanted.computeIfAbsent(place, it -> new TreeMap<>());
            serving(now.traffic(place)).stream()
                    .map(Revision::desired)
                    .filter(it ->
                            changes.isEmpty() || !changes.lastEntry().getValue().equals(it))
                    .forEach(it -> changes.merge(now.at(), it, Math::min));
        }
    }

    @Override
    public void reached(Moment now, Ending ending, Consumer<String> broken) {
        boolean deployed = ending.deployment()
                .closing()
                .map(Closing::outcome)
                .filter(it -> it == Outcome.DEPLOYED)
                .isPresent();
        Place place = Place.of(ending.deployment());
        String digest = ending.deployment().plan().release().image().digest();
        if (deployed
                && !isWhole(now.traffic(place), digest, leastWanted(place, ending.lastLook()))
                && !now.doings().any(place, ending.seenUntil(), TASKS, LISTENER, CODEDEPLOY)) {
            broken.accept(ending.deployment().id() + " is DEPLOYED, and production is "
                    + now.traffic(place).revisions());
        }
    }

    private static Optional<Revision> serving(TrafficView traffic) {
        return traffic.revisions().stream().filter(it -> it.percent() == 100).findFirst();
    }

    private static boolean isWhole(TrafficView traffic, String digest, int leastWanted) {
        return serving(traffic)
                .filter(it -> it.image().endsWith(digest))
                .filter(it -> it.healthy() >= Math.min(it.desired(), leastWanted))
                .isPresent();
    }

    /** Of what was wanted at the last look and in the minutes before it, in which a task comes up. */
    private int leastWanted(Place place, Instant lastLook) {
        NavigableMap<Instant, Integer> changes = wanted.getOrDefault(place, new TreeMap<>());
        Instant since = changes.floorKey(lastLook.minus(COMING_UP));
        return (since == null ? changes : changes.tailMap(since, true))
                .values().stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
    }
}
