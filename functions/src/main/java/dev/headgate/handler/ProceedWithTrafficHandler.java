package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.Notifier;
import dev.headgate.traffic.BlueGreenController;
import java.time.InstantSource;

/** State {@code ProceedWithTraffic}: lets production traffic move to green. */
public final class ProceedWithTrafficHandler {

    private final Deployments deployments;
    private final BlueGreenController controller;
    private final Notifier notifier;
    private final InstantSource clock;

    public ProceedWithTrafficHandler(
            DeploymentStore store, BlueGreenController controller, Notifier notifier, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.controller = controller;
        this.notifier = notifier;
        this.clock = clock;
    }

    public record Input(String deploymentId) {}

    public record Output(String codeDeployId) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.get(input.deploymentId());
        String codeDeployId = deployment.codeDeployId().orElseThrow();
        controller.proceed(deployment.plan().environment().target(), codeDeployId);
        Deployment allowed = deployments.save(deployment, deployment.trafficAllowed(clock.instant()));
        notifier.send(DeploymentMessages.trafficMoving(allowed));
        return new Output(codeDeployId);
    }
}
