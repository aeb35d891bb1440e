package dev.headgate.handler;

import dev.headgate.analysis.Forecast;
import dev.headgate.analysis.MinuteSource;
import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.Gate;
import dev.headgate.config.Severity;
import dev.headgate.config.Target;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Fault.Fact;
import dev.headgate.deployment.HistoryBudget;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.deployment.Pins;
import dev.headgate.deployment.Readiness;
import dev.headgate.deployment.ReadinessRule;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.StartTimes;
import dev.headgate.deployment.StartWindowRule.Turn;
import dev.headgate.deployment.WindowWait;
import dev.headgate.notification.Notifier;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.ImageRegistry;
import dev.headgate.release.NoScanResultException;
import dev.headgate.traffic.ThrottledException;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficBackend.Limits;
import dev.headgate.traffic.TrafficControlException;
import dev.headgate.traffic.UnknownWordException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** State {@code CheckReadiness}: may this deployment start now? Nothing has been created yet. */
public final class CheckReadinessHandler {

    private static final Duration UNSEEN_FOR = Duration.ofMinutes(10);

    private final Deployments deployments;
    private final TrafficBackend backend;
    private final BaselineLook baselineLook;
    private final GreenTemplate template;
    private final ImageRegistry registry;
    private final StartWindow window;
    private final StartTurn starts;
    private final InstantSource clock;

    public CheckReadinessHandler(
            DeploymentStore store,
            TrafficBackend backend,
            MinuteSource minutes,
            ImageRegistry registry,
            WindowLook windows,
            StartTimes starts,
            Notifier notifier,
            InstantSource clock) {
        this.starts = new StartTurn(starts, clock);
        this.deployments = new Deployments(store);
        this.window = new StartWindow(deployments, windows, notifier, clock);
        this.backend = backend;
        this.baselineLook = new BaselineLook(store, backend, minutes, clock);
        this.template = new GreenTemplate(store, backend);
        this.registry = registry;
        this.clock = clock;
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    /**
     * Whether the deployment may start.
     *
     * @param seconds to wait before asking again, also where the start finds the group busy
     * @param approvalSeconds how long the gate before the deployment stands; absent where there is none
     * @param forecast what the canary judge can find on this schedule, in a sentence; absent where it is not known
     */
    public record Output(
            Next next, int seconds, Optional<Integer> approvalSeconds, List<String> why, Optional<String> forecast) {}

    /** What the state machine does next. */
    public enum Next {
        READY,
        WAIT,
        /** It ends without having begun. */
        CLOSE
    }

    public Output handle(Input input) {
        Deployment found = deployments.owned(input.deploymentId(), input.executionArn());
        Deployment adopted = deployments.adoptLostStart(found, backend);
        if (adopted.backendId().isPresent()) {
            // What occupies the group is our own: waiting for its end, or closing now, nobody would watch it.
            return new Output(
                    Next.READY, pause(adopted), Optional.empty(), List.of("it has been started"), Optional.empty());
        }
        if (adopted.cause().isPresent()) {
            return new Output(
                    Next.CLOSE,
                    0,
                    Optional.empty(),
                    List.of(adopted.cause().get().reason()),
                    Optional.empty());
        }
        Deployment deployment = deployments.save(adopted, adopted.readinessSought(clock.instant()));
        return switch (window.turn(deployment)) {
            case Turn.Go(Deployment noted) -> inTurn(window.kept(deployment, noted));
            case Turn.Wait(Deployment noted, Duration pause, String why) -> awaitWindow(deployment, noted, pause, why);
            case Turn.Refused(Deployment noted, Fault fault) -> refuse(noted, List.of(fault));
        };
    }

    /** What would be refused then is refused now, as far as can be seen; after that nothing is asked of AWS until it opens. */
    private Output awaitWindow(Deployment before, Deployment noted, Duration pause, String why) {
        boolean known = before.windowWait().filter(WindowWait::isWaiting).isPresent();
        List<Fault> faults = known ? List.of() : seenFaults(before.plan());
        if (!faults.isEmpty()) {
            return refuse(before, faults);
        }
        Deployment unused = window.kept(before, noted);
        return new Output(Next.WAIT, (int) pause.toSeconds(), Optional.empty(), List.of(why), Optional.empty());
    }

    private List<Fault> seenFaults(DeploymentPlan plan) {
        try {
            return check(plan) instanceof Readiness.Refused(List<Fault> faults) ? faults : List.of();
        } catch (TrafficControlException unseen) {
            return List.of();
        }
    }

    /** Nothing is read of AWS before its turn; while people are still to be asked, it has none. */
    private Output inTurn(Deployment deployment) {
        if (gateSeconds(deployment).isPresent()) {
            return lookOrAwaitSight(deployment);
        }
        Deployment taken = deployments.save(deployment, starts.taken(deployment));
        return starts.wait(taken)
                .map(left -> new Output(
                        Next.WAIT,
                        (int) left.toSeconds(),
                        Optional.empty(),
                        List.of("others start here before it"),
                        Optional.empty()))
                .orElseGet(() -> lookOrAwaitSight(taken));
    }

    private Output lookOrAwaitSight(Deployment deployment) {
        try {
            return look(deployment);
        } catch (UnknownWordException fault) {
            throw fault;
        } catch (TrafficControlException unseen) {
            return awaitSight(deployment, unseen);
        }
    }

    /**
     * An outage of AWS's APIs passes, and refuses nobody; one that does not pass is a fault of the configuration. Where AWS only has
     * no time, it is waited for as for anything else.
     */
    private Output awaitSight(Deployment deployment, TrafficControlException unseen) {
        Duration waited = Duration.between(deployment.waitsForReadinessSince(), clock.instant());
        if (waited.compareTo(UNSEEN_FOR) >= 0 && !(unseen instanceof ThrottledException)) {
            throw unseen;
        }
        return await(deployment, "it cannot be seen whether it may start: " + unseen.getMessage());
    }

    private Output look(Deployment deployment) {
        return switch (check(deployment.plan())) {
            case Readiness.Ready(var blue) ->
                isBusyAtEveryStart(deployment) ? refuseToStart(deployment) : ready(deployment, blue);
            case Readiness.NotYet(String why) -> await(deployment, why);
            case Readiness.Refused(List<Fault> faults) -> refuse(deployment, faults);
        };
    }

    /** The state runs again after a gate, so what is compared with is fresh when green starts. */
    private Output ready(Deployment deployment, Revision blue) {
        DeploymentPlan plan = deployment.plan();
        Optional<JudgeBaseline> baseline =
                plan.environment().rules().judge().map(rules -> baselineLook.of(plan, rules, blue));
        Deployment pinned = pinned(deployment, blue);
        Optional<Fault> exhausted = pinned.pinned().flatMap(Pins::exhausted);
        if (exhausted.isPresent()) {
            return refuse(pinned, List.of(exhausted.get()));
        }
        deployments.save(deployment, pinned.judgedAgainst(baseline));
        Optional<String> forecast = baseline.flatMap(JudgeBaseline::forecast).map(Forecast::sentence);
        return new Output(Next.READY, pause(deployment), gateSeconds(pinned), List.of(), forecast);
    }

    /** After a gate this runs again: an approval of what has changed since does not count. */
    private Deployment pinned(Deployment deployment, Revision blue) {
        String copied = template.of(
                deployment, blue.taskDefinition(), deployment.pinned().map(Pins::template));
        return deployment.pinnedTo(copied, blue.taskDefinition(), clock.instant());
    }

    private Readiness check(DeploymentPlan plan) {
        try {
            List<Fault> unfit = unfit(plan);
            if (!unfit.isEmpty()) {
                return new Readiness.Refused(unfit);
            }
            Scan scan = scan(plan);
            Readiness readiness = ReadinessRule.check(plan, facts(plan, scan.findings()));
            return scan.fault().map(fault -> adding(fault, readiness)).orElse(readiness);
        } catch (DeployRoleException e) {
            return new Readiness.Refused(List.of(new Fault(Fact.ROLE, e.what(), e.cure())));
        }
    }

    /** A rollback is not kept out by what a deployment would change besides; nor is what a person lets go all the same. */
    private List<Fault> unfit(DeploymentPlan plan) {
        return plan.release().overrules() ? List.of() : backend.unfit(plan);
    }

    /** What the image's scan has found, or why it never will. */
    private record Scan(Optional<Map<Severity, Integer>> findings, Optional<Fault> fault) {}

    private Scan scan(DeploymentPlan plan) {
        Image image = plan.release().image();
        boolean counts = plan.environment().rules().blockScanFindings().isPresent()
                && plan.release().override().isEmpty();
        try {
            return new Scan(
                    counts ? registry.scanFindings(image.repository(), image) : Optional.empty(), Optional.empty());
        } catch (NoScanResultException e) {
            return new Scan(Optional.empty(), Optional.of(new Fault(Fact.SCAN_MISSING, e.what(), e.cure())));
        }
    }

    private static Readiness adding(Fault fault, Readiness readiness) {
        List<Fault> others = readiness instanceof Readiness.Refused refused ? refused.faults() : List.of();
        return new Readiness.Refused(
                Stream.concat(others.stream(), Stream.of(fault)).toList());
    }

    private ReadinessRule.Facts facts(DeploymentPlan plan, Optional<Map<Severity, Integer>> findings) {
        Target target = plan.environment().target();
        Optional<Limits> limits = backend.limits(target);
        // Where the backend does not know the service, there is no listener to look at.
        ServiceView view = limits.isPresent()
                ? backend.look(target, plan.environment().rules().alarms())
                : ServiceView.ABSENT;
        String repository = plan.release().image().repository();
        Image image = plan.release().image();
        return new ReadinessRule.Facts(
                view,
                limits.map(Limits::held),
                limits.map(Limits::blueKept).orElse(Duration.ZERO),
                registry.byDigest(repository, image.digest()).isPresent(),
                findings);
    }

    private Output await(Deployment deployment, String why) {
        Duration limit = deployment.plan().environment().rules().turnTimeout();
        return hasWaitedEnough(deployment)
                ? refuse(deployment, List.of(Fault.of(Fact.TURN, why + ", still so after the turnTimeout of " + limit)))
                : new Output(Next.WAIT, pause(deployment), Optional.empty(), List.of(why), Optional.empty());
    }

    /** A start that was tried and led back here found the group busy, however free it looks. */
    private boolean isBusyAtEveryStart(Deployment deployment) {
        return deployment.start().isPresent() && hasWaitedEnough(deployment);
    }

    private Output refuseToStart(Deployment deployment) {
        Duration limit = deployment.plan().environment().rules().turnTimeout();
        String why =
                "the deployment group was free whenever it was looked at and busy whenever it was used, still so after"
                        + " the turnTimeout of " + limit;
        return refuse(deployment, List.of(Fault.of(Fact.TURN, why)));
    }

    private boolean hasWaitedEnough(Deployment deployment) {
        Duration limit = deployment.plan().environment().rules().turnTimeout();
        return waited(deployment).compareTo(limit) >= 0;
    }

    private Duration waited(Deployment deployment) {
        return Duration.between(deployment.waitsForReadinessSince(), clock.instant());
    }

    private int pause(Deployment deployment) {
        Duration limit = deployment.plan().environment().rules().turnTimeout();
        return (int) HistoryBudget.readinessPause(waited(deployment), limit).toSeconds();
    }

    private Output refuse(Deployment deployment, List<Fault> faults) {
        deployments.save(deployment.failing(Cause.notReady(faults, clock.instant())));
        return new Output(
                Next.CLOSE,
                0,
                Optional.empty(),
                faults.stream().map(Fault::sentence).toList(),
                Optional.empty());
    }

    private static Optional<Integer> gateSeconds(Deployment deployment) {
        return deployment
                .plan()
                .environment()
                .rules()
                .gate(Gate.Before.DEPLOYMENT)
                .filter(gate -> deployment.decisionAt(Gate.Before.DEPLOYMENT).isEmpty())
                .map(gate -> (int) gate.expiresAfter().toSeconds());
    }
}
