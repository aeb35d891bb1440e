package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What failed in staging does not reach production. */
final class WavesFollowSuccess implements Law {

    private final Set<String> checked = new HashSet<>();

    @Override
    public String promise() {
        return "A wave begins only when every deployment of the waves before it is DEPLOYED.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Deployment deployment : now.deployments()) {
            if (checked.add(deployment.id())) {
                now.deployments().stream()
                        .filter(it -> isOfEarlierWave(it, deployment) && !isDeployed(it))
                        .forEach(it ->
                                broken.accept(deployment.id() + " was opened, and " + it.id() + " is " + it.closing()));
            }
        }
    }

    private static boolean isOfEarlierWave(Deployment one, Deployment other) {
        return one.plan().release().id().equals(other.plan().release().id())
                && one.plan().environment().wave() < other.plan().environment().wave();
    }

    private static boolean isDeployed(Deployment deployment) {
        return deployment
                .closing()
                .filter(it -> it.outcome() == Outcome.DEPLOYED)
                .isPresent();
    }
}
