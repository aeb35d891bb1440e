package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Of two releases the one that was asked for later is the one that stays. */
final class OlderNeverReplacesNewer implements Law {

    private final Set<String> checked = new HashSet<>();

    @Override
    public String promise() {
        return "A release does not start where one that was asked for later is deployed already.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        now.deployments().stream()
                .filter(it -> it.start().isPresent() && checked.add(it.id()))
                .filter(it -> !it.plan().release().rollback())
                .forEach(started -> now.deployments().stream()
                        .filter(it -> Place.of(it).equals(Place.of(started)) && isDeployed(it))
                        .filter(it -> it.isNewerThan(started))
                        .forEach(it -> broken.accept(
                                started.id() + " started, and " + it.id() + ", which is newer, was deployed")));
    }

    private static boolean isDeployed(Deployment deployment) {
        return deployment
                .closing()
                .filter(it -> it.outcome() == Outcome.DEPLOYED)
                .isPresent();
    }
}
