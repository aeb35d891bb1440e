package dev.headgate.handler;

import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.GivingWayRule;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.TrafficBackend;
import java.util.Optional;

/** The records that a step reads and writes. */
final class Deployments {

    private final DeploymentStore store;

    Deployments(DeploymentStore store) {
        this.store = store;
    }

    Deployment get(String deploymentId) {
        return store.find(deploymentId).orElseThrow(() -> new UnknownDeploymentException(deploymentId));
    }

    /**
     * The record of a deployment that has not ended and that this execution runs.
     *
     * <p>A step may run late: after its deployment was closed, after a recovery took it over, or because somebody redrove an
     * execution. Every write is conditional on the version that was read here, so whoever is overtaken after this look fails
     * at the write that precedes each act.
     *
     * @param executionArn ARN of the execution whose step this is; empty in one that an older definition began, which passes none
     * @throws GaveWayException when a rollback has ended it before it had begun, while this execution slept
     * @throws NotOwnedException when the deployment has ended otherwise, or another execution runs it
     */
    Deployment owned(String deploymentId, Optional<String> executionArn) {
        Deployment deployment = toClose(deploymentId, executionArn);
        deployment.closing().ifPresent(closing -> {
            String ended = "deployment " + deploymentId + " has ended " + closing.outcome() + " already";
            throw GivingWayRule.hasGivenWay(deployment) ? new GaveWayException(ended) : new NotOwnedException(ended);
        });
        return deployment;
    }

    /**
     * As {@link #owned}, and it is still to go on: an operator's rollback may have asked it to end.
     *
     * @throws NotWantedException when the record says by now why it ends
     */
    Deployment wanted(String deploymentId, Optional<String> executionArn) {
        Deployment deployment = owned(deploymentId, executionArn);
        deployment.cause().ifPresent(cause -> {
            throw new NotWantedException("deployment " + deploymentId + " is to end: " + cause.reason());
        });
        return deployment;
    }

    /**
     * As {@link #owned}, but it may have ended: closing it and telling of it may run twice.
     *
     * @throws NotOwnedException when another execution runs it
     */
    Deployment toClose(String deploymentId, Optional<String> executionArn) {
        Deployment deployment = get(deploymentId);
        executionArn.filter(arn -> !arn.equals(deployment.executionArn())).ifPresent(arn -> {
            throw new NotOwnedException(
                    "deployment " + deploymentId + " is run by " + deployment.executionArn() + " now");
        });
        return deployment;
    }

    Deployment save(Deployment deployment) {
        return store.save(deployment);
    }

    /** Saves only what has changed. */
    Deployment save(Deployment before, Deployment after) {
        return after.equals(before) ? before : store.save(after);
    }

    /** The record with the id of the backend's deployment, where it was created although the reply was lost; else as it is. */
    Deployment adoptLostStart(Deployment deployment, TrafficBackend backend) {
        if (deployment.backendId().isPresent()) {
            return deployment;
        }
        Target target = deployment.plan().environment().target();
        return deployment
                .start()
                .flatMap(start ->
                        backend.find(target, start.taskDefinition().orElse(""), Marker.ofStart(deployment, start)))
                .map(id -> store.save(deployment.created(id)))
                .orElse(deployment);
    }
}
