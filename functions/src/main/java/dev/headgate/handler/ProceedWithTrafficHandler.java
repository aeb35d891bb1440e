package dev.headgate.handler;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.traffic.TrafficBackend;
import java.time.InstantSource;
import java.util.Optional;

/** State {@code ProceedWithTraffic}: lets production traffic move to green. */
public final class ProceedWithTrafficHandler {

    private final TrafficBackend backend;
    private final LiveAct live;

    public ProceedWithTrafficHandler(
            DeploymentStore store,
            TrafficBackend backend,
            MinuteSource minutes,
            WindowLook windows,
            InstantSource clock) {
        this.backend = backend;
        this.live = new LiveAct(store, backend, minutes, windows, clock);
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    /**
     * What came of it.
     *
     * @param done whether the backend was asked; otherwise {@code decision} says what is seen instead
     */
    public record Output(boolean done, Decision decision) {}

    public Output handle(Input input) {
        // Whether traffic begins to move is seen, and told by nobody.
        Decision decision = live.perform(
                        input.deploymentId(),
                        input.executionArn(),
                        Decision.Proceed.class,
                        Deployment::trafficAllowed,
                        backend::proceed,
                        unheard -> Optional.empty())
                .decision();
        return new Output(decision instanceof Decision.Proceed, decision);
    }
}
