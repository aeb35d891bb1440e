package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;

/** The records that a step reads and writes. */
final class Deployments {

    private final DeploymentStore store;

    Deployments(DeploymentStore store) {
        this.store = store;
    }

    Deployment get(String deploymentId) {
        return store.find(deploymentId).orElseThrow(() -> new UnknownDeploymentException(deploymentId));
    }

    Deployment save(Deployment deployment) {
        return store.save(deployment);
    }

    /** Saves only what has changed. */
    Deployment save(Deployment before, Deployment after) {
        return after.equals(before) ? before : store.save(after);
    }
}
