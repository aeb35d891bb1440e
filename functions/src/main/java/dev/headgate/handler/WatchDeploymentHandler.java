package dev.headgate.handler;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.approval.Approvals;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.Trouble;
import dev.headgate.deployment.TroubleTold;
import dev.headgate.handler.LiveLook.Look;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.TroubleMessages;
import dev.headgate.traffic.TrafficBackend;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** State {@code WatchDeployment}: looks at everything that is live and decides what it means. */
public final class WatchDeploymentHandler {

    private final Deployments deployments;
    private final LiveLook live;
    private final Approvals approvals;
    private final Notifier notifier;

    public WatchDeploymentHandler(
            DeploymentStore store,
            TrafficBackend backend,
            MinuteSource minutes,
            Approvals approvals,
            Notifier notifier,
            InstantSource clock) {
        this.deployments = new Deployments(store);
        this.live = new LiveLook(backend, minutes, clock);
        this.approvals = approvals;
        this.notifier = notifier;
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    /**
     * What was seen and decided.
     *
     * @param greenWeight percent of production requests that go to green
     * @param lifecycleEvent what the backend is about, in its own word
     * @param approvalSeconds how long the question stands that is to be asked, until the next look; absent where there is none
     */
    public record Output(
            Decision decision,
            int greenWeight,
            int greenHealthy,
            int greenDesired,
            String lifecycleEvent,
            Optional<Integer> approvalSeconds) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.owned(input.deploymentId(), input.executionArn());
        Look look = live.at(deployment);
        if (look.decision() instanceof Decision.RollBack) {
            // From here on no answer has an effect, so none is taken any more.
            approvals.concludeAll(deployment.id());
        }
        List<Trouble> untold = TroubleTold.due(look.noted(), look.at());
        deployments.save(deployment, TroubleTold.noting(look.noted(), untold));
        tell(deployment, look, untold);
        return output(look, input.executionArn().isEmpty());
    }

    private void tell(Deployment before, Look look, List<Trouble> untold) {
        boolean justMoved = before.milestones().trafficMoved().isEmpty()
                && look.noted().milestones().trafficMoved().isPresent();
        if (justMoved) {
            look.seen()
                    .map(seen -> DeploymentMessages.trafficMoving(look.noted(), seen))
                    .ifPresent(notifier::send);
        }
        untold.forEach(trouble -> notifier.send(TroubleMessages.of(look.noted(), trouble, look.decision())));
    }

    private static Output output(Look look, boolean asksOnce) {
        Optional<Revision> green = look.seen().flatMap(Observation::green);
        return new Output(
                look.decision(),
                look.seen().map(Observation::greenWeight).orElse(0),
                green.map(Revision::healthy).orElse(0),
                green.map(Revision::desired).orElse(0),
                look.seen()
                        .map(seen -> seen.progress().activity().orElse("Created"))
                        .orElse("cannot be seen"),
                approvalSeconds(look, asksOnce));
    }

    /** An execution of the definition before this one asks once, for as long as the gate stands. */
    private static Optional<Integer> approvalSeconds(Look look, boolean asksOnce) {
        return switch (look.decision()) {
            case Decision.AskForTraffic(int seconds, String why) ->
                asksOnce
                        ? look.noted()
                                .plan()
                                .environment()
                                .rules()
                                .gate(Gate.Before.TRAFFIC)
                                .map(gate -> (int) gate.expiresAfter().toSeconds())
                        : Optional.of(seconds);
            case Decision.AskToFinish(int seconds, String why) -> Optional.of(seconds);
            case Decision.KeepWatching other -> Optional.empty();
            case Decision.Proceed other -> Optional.empty();
            case Decision.RetireBlue other -> Optional.empty();
            case Decision.Finish other -> Optional.empty();
            case Decision.RollBack other -> Optional.empty();
            case Decision.CallHuman other -> Optional.empty();
        };
    }
}
