package dev.headgate.handler;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.handler.LiveLook.Look;
import dev.headgate.traffic.BlueGreenController;
import java.time.InstantSource;
import java.util.Optional;

/**
 * State {@code ProceedWithTraffic}: lets production traffic move to green.
 *
 * <p>It looks once more immediately before, and does nothing unless that look still decides the same; then
 * {@code WatchDeployment} goes on from what was seen.
 */
public final class ProceedWithTrafficHandler {

    private final Deployments deployments;
    private final BlueGreenController controller;
    private final LiveLook live;

    public ProceedWithTrafficHandler(
            DeploymentStore store, BlueGreenController controller, MinuteSource minutes, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.controller = controller;
        this.live = new LiveLook(controller, minutes, clock);
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    /**
     * What came of it.
     *
     * @param done whether CodeDeploy was asked; otherwise {@code decision} says what is seen instead
     */
    public record Output(boolean done, Decision decision) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.owned(input.deploymentId(), input.executionArn());
        Look look = live.at(deployment);
        boolean does = look.decision() instanceof Decision.Proceed;
        if (does) {
            // Written first: a run that dies after the call, or comes late, finds that it was done.
            Deployment noted = look.noted();
            deployments.save(noted.trafficAllowed(look.at()).seeing(noted.seen().asking(look.at())));
            controller.proceed(
                    deployment.plan().environment().target(),
                    deployment.codeDeployId().orElseThrow());
        } else {
            deployments.save(deployment, look.noted());
        }
        return new Output(does, look.decision());
    }
}
