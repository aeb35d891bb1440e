package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.RollbackRule;
import dev.headgate.deployment.RollbackRule.Confirmation;
import dev.headgate.deployment.ServiceView;
import dev.headgate.traffic.TrafficBackend;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** State {@code ConfirmRollback}: is it seen, on listener, task sets and target health, that blue serves again? */
public final class ConfirmRollbackHandler {

    private final Deployments deployments;
    private final TrafficBackend backend;
    private final InstantSource clock;

    public ConfirmRollbackHandler(DeploymentStore store, TrafficBackend backend, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.backend = backend;
        this.clock = clock;
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    public record Output(Confirmation confirmation) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.owned(input.deploymentId(), input.executionArn());
        ServiceView view = deployment.start().isPresent()
                ? backend.look(deployment.plan().environment().target(), List.of())
                : ServiceView.ABSENT;
        return new Output(RollbackRule.confirm(deployment, view, clock.instant()));
    }
}
