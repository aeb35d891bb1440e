package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** An operator who rolls back means what served before, and a second time what served before that. */
final class RollbacksGoBack implements Law {

    private final Map<Place, List<String>> served = new HashMap<>();
    private final Set<String> checked = new HashSet<>();

    @Override
    public String promise() {
        return "A rollback starts an image that served before the one that serves, and never one that came after it.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            List<String> here = served.computeIfAbsent(place, it -> new ArrayList<>());
            Map<String, Integer> percent = Serving.percentByDigest(now.traffic(place));
            percent.forEach((digest, share) -> {
                if (!here.contains(digest) && !isBroughtBack(now, place, digest)) {
                    here.add(digest);
                }
            });
        }
        now.deployments().stream()
                .filter(it -> it.plan().release().rollback() && it.start().isPresent())
                .filter(it -> checked.add(it.id()))
                .forEach(it -> check(it, broken));
    }

    /** Seed 300031 by ECS: a rollback was aborted half-way. What it had brought back is no newer for that. */
    private static boolean isBroughtBack(Moment now, Place place, String digest) {
        return now.deployments().stream()
                .filter(it -> it.plan().release().rollback() && Place.of(it).equals(place))
                .filter(it -> it.start().isPresent())
                .anyMatch(it -> it.plan().release().image().digest().equals(digest));
    }

    /** Images of the history from before the run are in no list: they are older than all that are. */
    private void check(Deployment rollback, Consumer<String> broken) {
        List<String> order = served.getOrDefault(Place.of(rollback), List.of());
        String target = rollback.plan().release().image().digest();
        String serving = Serving.digestOf(rollback.start().orElseThrow().blue().image());
        if (order.indexOf(target) >= order.indexOf(serving)) {
            broken.accept(rollback.id() + " goes to " + target + " while " + serving
                    + " serves; they served in the order " + order);
        }
    }
}
