package dev.headgate.handler;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.deployment.AnnouncedPauses;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.NewsStore;
import dev.headgate.traffic.TrafficBackend;
import java.time.InstantSource;
import java.util.Optional;

/** State {@code RetireBlue}: the bake passed, so blue is ended and the deployment group becomes free. */
public final class RetireBlueHandler {

    private final TrafficBackend backend;
    private final LiveAct live;
    private final Listening listening;

    public RetireBlueHandler(
            DeploymentStore store, NewsStore news, TrafficBackend backend, MinuteSource minutes, InstantSource clock) {
        this.backend = backend;
        this.listening = new Listening(news, backend);
        this.live = new LiveAct(store, backend, minutes, WindowLook.ALWAYS_OPEN, clock);
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    /**
     * What came of it.
     *
     * @param done whether the backend was asked; otherwise {@code decision} says what is seen instead
     * @param known by which the execution can wait to hear that blue is gone; absent where nobody tells
     * @param seconds for how long it waits for that
     */
    public record Output(boolean done, Decision decision, Optional<Known> known, Optional<Integer> seconds) {}

    public Output handle(Input input) {
        // From this milestone on an alarm no longer rolls back, because blue may be gone.
        LiveAct.Acted acted = live.perform(
                input.deploymentId(),
                input.executionArn(),
                Decision.RetireBlue.class,
                Deployment::blueRetiring,
                (target, id, pause) -> backend.retireBlue(target, id),
                listening::before);
        return new Output(
                acted.decision() instanceof Decision.RetireBlue,
                acted.decision(),
                acted.known(),
                acted.known().map(it -> (int) AnnouncedPauses.BLUE_GOES.toSeconds()));
    }
}
