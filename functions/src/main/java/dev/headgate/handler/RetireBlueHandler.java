package dev.headgate.handler;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.traffic.TrafficBackend;
import java.time.InstantSource;
import java.util.Optional;

/** State {@code RetireBlue}: the bake passed, so blue is ended and the deployment group becomes free. */
public final class RetireBlueHandler {

    private final TrafficBackend backend;
    private final LiveAct live;

    public RetireBlueHandler(DeploymentStore store, TrafficBackend backend, MinuteSource minutes, InstantSource clock) {
        this.backend = backend;
        this.live = new LiveAct(store, backend, minutes, clock);
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    /**
     * What came of it.
     *
     * @param done whether the backend was asked; otherwise {@code decision} says what is seen instead
     */
    public record Output(boolean done, Decision decision) {}

    public Output handle(Input input) {
        // From this milestone on an alarm no longer rolls back, because blue may be gone.
        Decision decision = live.perform(
                input.deploymentId(),
                input.executionArn(),
                Decision.RetireBlue.class,
                Deployment::blueRetiring,
                (target, id, pause) -> backend.retireBlue(target, id));
        return new Output(decision instanceof Decision.RetireBlue, decision);
    }
}
