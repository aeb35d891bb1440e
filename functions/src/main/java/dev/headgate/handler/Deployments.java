package dev.headgate.handler;

import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.traffic.BlueGreenController;

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

    /** The record with CodeDeploy's id, where the deployment was created although the reply was lost; else as it is. */
    Deployment adoptLostStart(Deployment deployment, BlueGreenController controller) {
        if (deployment.codeDeployId().isPresent()) {
            return deployment;
        }
        Target target = deployment.plan().environment().target();
        return deployment
                .start()
                .flatMap(start ->
                        start.taskDefinition().flatMap(revision -> controller.find(target, revision, start.marker())))
                .map(id -> store.save(deployment.created(id)))
                .orElse(deployment);
    }
}
