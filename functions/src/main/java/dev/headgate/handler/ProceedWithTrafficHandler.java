package dev.headgate.handler;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.traffic.BlueGreenController;
import java.time.InstantSource;
import java.util.Optional;

/** State {@code ProceedWithTraffic}: lets production traffic move to green. */
public final class ProceedWithTrafficHandler {

    private final BlueGreenController controller;
    private final LiveAct live;

    public ProceedWithTrafficHandler(
            DeploymentStore store, BlueGreenController controller, MinuteSource minutes, InstantSource clock) {
        this.controller = controller;
        this.live = new LiveAct(store, controller, minutes, clock);
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    /**
     * What came of it.
     *
     * @param done whether CodeDeploy was asked; otherwise {@code decision} says what is seen instead
     */
    public record Output(boolean done, Decision decision) {}

    public Output handle(Input input) {
        Decision decision = live.perform(
                input.deploymentId(),
                input.executionArn(),
                Decision.Proceed.class,
                Deployment::trafficAllowed,
                controller::proceed);
        return new Output(decision instanceof Decision.Proceed, decision);
    }
}
