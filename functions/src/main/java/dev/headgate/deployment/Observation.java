package dev.headgate.deployment;

import java.util.Optional;

/** One look at a running deployment: what CodeDeploy says, and what is live. */
public record Observation(DeploymentProgress progress, ServiceView service) {

    public Optional<TaskSet> green() {
        return service.madeBy(progress.id());
    }

    /** Percent of production requests that go to green, as the live listener says. */
    public int greenWeight() {
        return green().map(service::weightOf).orElse(0);
    }
}
