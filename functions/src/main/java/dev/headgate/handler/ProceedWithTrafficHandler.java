package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.traffic.BlueGreenController;
import java.time.InstantSource;
import java.util.Optional;

/** State {@code ProceedWithTraffic}: lets production traffic move to green. */
public final class ProceedWithTrafficHandler {

    private final Deployments deployments;
    private final BlueGreenController controller;
    private final InstantSource clock;

    public ProceedWithTrafficHandler(DeploymentStore store, BlueGreenController controller, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.controller = controller;
        this.clock = clock;
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    public record Output(String codeDeployId) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.wanted(input.deploymentId(), input.executionArn());
        String codeDeployId = deployment.codeDeployId().orElseThrow();
        controller.proceed(deployment.plan().environment().target(), codeDeployId);
        deployments.save(deployment, deployment.trafficAllowed(clock.instant()));
        return new Output(codeDeployId);
    }
}
