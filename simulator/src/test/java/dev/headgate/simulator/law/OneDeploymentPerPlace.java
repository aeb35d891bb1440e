package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Two at once would undo each other. */
final class OneDeploymentPerPlace implements Law {

    private final Set<Set<String>> known = new HashSet<>();

    @Override
    public String promise() {
        return "Of a service in an environment, one deployment at most has started and not ended.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            List<String> atWork = now.deployments().stream()
                    .filter(it -> Place.of(it).equals(place) && isAtWork(it))
                    .map(Deployment::id)
                    .toList();
            if (atWork.size() > 1 && known.add(Set.copyOf(atWork))) {
                broken.accept("at once in " + place + ": " + atWork);
            }
        }
    }

    private static boolean isAtWork(Deployment deployment) {
        return deployment.start().isPresent()
                && deployment
                        .closing()
                        .map(it -> it.outcome() == Outcome.NEEDS_HUMAN)
                        .orElse(true);
    }
}
