package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.traffic.BlueGreenController;
import java.time.InstantSource;
import java.util.Optional;

/** State {@code RetireBlue}: the bake passed, so blue is ended and the deployment group becomes free. */
public final class RetireBlueHandler {

    private final Deployments deployments;
    private final BlueGreenController controller;
    private final InstantSource clock;

    public RetireBlueHandler(DeploymentStore store, BlueGreenController controller, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.controller = controller;
        this.clock = clock;
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    public record Output(String codeDeployId) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.owned(input.deploymentId(), input.executionArn());
        String codeDeployId = deployment.codeDeployId().orElseThrow();
        // Written first: from here on an alarm no longer rolls back, because blue may be gone.
        deployments.save(deployment, deployment.blueRetiring(clock.instant()));
        controller.retireBlue(deployment.plan().environment().target(), codeDeployId);
        return new Output(codeDeployId);
    }
}
