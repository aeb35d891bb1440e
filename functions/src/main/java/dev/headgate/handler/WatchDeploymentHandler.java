package dev.headgate.handler;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.approval.Approvals;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.NewsStore;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.StandingLook;
import dev.headgate.deployment.StandingRule;
import dev.headgate.deployment.StartTimes;
import dev.headgate.deployment.Trouble;
import dev.headgate.deployment.TroubleTold;
import dev.headgate.handler.LiveLook.Look;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.TroubleMessages;
import dev.headgate.notification.WindowMessages;
import dev.headgate.traffic.TrafficBackend;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** State {@code WatchDeployment}: looks at everything that is live and decides what it means. */
public final class WatchDeploymentHandler {

    /** Below, the next look is as good. */
    private static final Duration SHORTEST_AWAIT = Duration.ofSeconds(40);

    private final Deployments deployments;
    private final LiveLook live;
    private final Listening listening;
    private final Approvals approvals;
    private final Notifier notifier;
    private final StartTimes starts;

    public WatchDeploymentHandler(
            DeploymentStore store,
            NewsStore news,
            TrafficBackend backend,
            MinuteSource minutes,
            Approvals approvals,
            Notifier notifier,
            WindowLook windows,
            StartTimes starts,
            InstantSource clock) {
        this.starts = starts;
        this.deployments = new Deployments(store);
        this.listening = new Listening(news, backend);
        this.live = new LiveLook(backend, minutes, windows, clock);
        this.approvals = approvals;
        this.notifier = notifier;
    }

    /**
     * Which deployment to look at.
     *
     * @param known what the look before knew, where nothing has been heard since; else absent, or without a number
     * @param last what the look before passed on, where nothing has been heard since; absent in what an older definition passes
     */
    public record Input(
            String deploymentId, Optional<String> executionArn, Optional<Herald.Heard> known, Optional<Last> last) {

        Input(String deploymentId, Optional<String> executionArn, Optional<Herald.Heard> known) {
            this(deploymentId, executionArn, known, Optional.empty());
        }
    }

    /**
     * What one look passes on to the next.
     *
     * @param standing what was seen, where it stands for a while
     */
    public record Last(Optional<StandingLook> standing) {

        static final Last NOTHING = new Last(Optional.empty());
    }

    /**
     * What was seen and decided.
     *
     * @param greenWeight percent of production requests that go to green
     * @param lifecycleEvent what the backend is about, in its own word
     * @param approvalSeconds how long the question stands that is to be asked, until the next look; absent where there is none
     * @param known by which the execution can wait to hear more; absent where it has to look again by itself
     * @param last for the next look
     */
    public record Output(
            Decision decision,
            int greenWeight,
            int greenHealthy,
            int greenDesired,
            String lifecycleEvent,
            Optional<Integer> approvalSeconds,
            Optional<Known> known,
            Last last) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.owned(input.deploymentId(), input.executionArn());
        Optional<Known> before = listening.before(deployment, input.known().flatMap(Herald.Heard::heard));
        Optional<StandingLook> standing = input.last().flatMap(Last::standing);
        Look look = live.at(deployment, standing);
        if (look.decision() instanceof Decision.RollBack) {
            // From here on no answer has an effect, so none is taken any more.
            approvals.concludeAll(deployment.id());
        }
        List<Trouble> untold = TroubleTold.due(look.noted(), look.at());
        Deployment saved = deployments.save(deployment, TroubleTold.noting(look.noted(), untold));
        tell(deployment, look, untold);
        return output(
                look,
                input.executionArn().isEmpty(),
                before.filter(it -> isTold(look)).map(it -> it.at(saved.version())),
                new Last(passedOn(look, standing, saved)));
    }

    /** Where nothing can be seen, what was seen last is still what the minutes are of. */
    private Optional<StandingLook> passedOn(Look look, Optional<StandingLook> standing, Deployment saved) {
        if (!(look.decision() instanceof Decision.KeepWatching)) {
            return Optional.empty();
        }
        if (look.isGlance() || look.seen().isEmpty()) {
            return standing;
        }
        return look.seen()
                .flatMap(seen -> StandingRule.standsFor(
                                look.noted(), seen, look.decision(), look.judged(), crowd(saved, look.at()))
                        .map(stands -> new StandingLook(seen, look.at().plus(stands), saved.version())));
    }

    private int crowd(Deployment deployment, Instant now) {
        return StartTurn.crowd(starts, deployment.plan().environment().target(), now);
    }

    /** Whether the backend tells of what is waited for, and for long enough that a wait that can be ended is worth its call. */
    private static boolean isTold(Look look) {
        return look.decision() instanceof Decision.KeepWatching wait
                && wait.seconds() >= SHORTEST_AWAIT.toSeconds()
                && look.seen().filter(seen -> seen.progress().announced()).isPresent();
    }

    private void tell(Deployment before, Look look, List<Trouble> untold) {
        WindowMessages.of(before, look.noted()).ifPresent(notifier::send);
        boolean justMoved = before.milestones().trafficMoved().isEmpty()
                && look.noted().milestones().trafficMoved().isPresent();
        if (justMoved) {
            look.seen()
                    .map(seen -> DeploymentMessages.trafficMoving(look.noted(), seen))
                    .ifPresent(notifier::send);
        }
        untold.forEach(trouble -> notifier.send(TroubleMessages.of(look.noted(), trouble, look.decision())));
    }

    private static Output output(Look look, boolean asksOnce, Optional<Known> known, Last last) {
        Optional<Revision> green = look.seen().flatMap(Observation::green);
        return new Output(
                look.decision(),
                look.seen().map(Observation::greenWeight).orElse(0),
                green.map(Revision::healthy).orElse(0),
                green.map(Revision::desired).orElse(0),
                look.seen()
                        .map(seen -> seen.progress().activity().orElse("Created"))
                        .orElse("cannot be seen"),
                approvalSeconds(look, asksOnce),
                known,
                last);
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
