package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** An execution that was redriven, or that lost its deployment to another, is not the one to act any more. */
final class NothingActsAfterItsEnd implements Law {

    /** What is on its way when the deployment changes hands cannot be called back: a function runs so long. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(60);

    private record Owner(String executionArn, boolean open) {}

    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<String, Instant> since = new HashMap<>();

    @Override
    public String promise() {
        return "Nothing changes a target account for a deployment that has ended, nor from an execution that lost it.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Deployment deployment : now.deployments()) {
            Owner owner =
                    new Owner(deployment.executionArn(), deployment.closing().isEmpty());
            if (!owner.equals(owners.put(deployment.id(), owner))) {
                since.put(deployment.id(), now.at());
            }
        }
    }

    @Override
    public void asked(Moment now, Act act, Consumer<String> broken) {
        Owner owner = owners.get(act.deploymentId());
        if (owner == null || (owner.open() && owner.executionArn().equals(act.executionArn()))) {
            return;
        }
        Instant lost = since.getOrDefault(act.deploymentId(), now.at());
        if (lost.plus(ON_ITS_WAY).isBefore(now.at())) {
            broken.accept(act + ", and since " + lost + " it is " + owner);
        }
    }
}
