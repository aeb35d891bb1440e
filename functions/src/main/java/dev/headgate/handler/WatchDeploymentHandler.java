package dev.headgate.handler;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.MinuteSource;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Target;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentProgress;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.Start;
import dev.headgate.deployment.WatchRule;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.Notifier;
import dev.headgate.traffic.BlueGreenController;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** State {@code WatchDeployment}: looks at everything that is live and decides what it means. */
public final class WatchDeploymentHandler {

    private final Deployments deployments;
    private final BlueGreenController controller;
    private final JudgeLook judge;
    private final Notifier notifier;
    private final InstantSource clock;

    public WatchDeploymentHandler(
            DeploymentStore store,
            BlueGreenController controller,
            MinuteSource minutes,
            Notifier notifier,
            InstantSource clock) {
        this.deployments = new Deployments(store);
        this.controller = controller;
        this.judge = new JudgeLook(minutes);
        this.notifier = notifier;
        this.clock = clock;
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    /**
     * What was seen and decided.
     *
     * @param greenWeight percent of production requests that go to green
     * @param lifecycleEvent CodeDeploy's, where it is now
     * @param approvalSeconds how long the question stands that is to be asked; absent where there is none
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
        Instant now = clock.instant();
        Observation seen = observe(deployment);
        Deployment reached = reached(deployment, seen, now);
        Optional<JudgeReport> judged = judge(reached, seen, now);
        Decision decision = WatchRule.decide(reached, seen, judged, now);
        boolean justMoved = deployment.milestones().trafficMoved().isEmpty() && seen.greenWeight() == 100;
        Deployment noted = withCause(withFinding(reached, decision, justMoved, judged, now), decision, now);
        deployments.save(deployment, noted);
        if (justMoved) {
            notifier.send(DeploymentMessages.trafficMoving(noted, seen));
        }
        return output(deployment, seen, decision);
    }

    private static Deployment reached(Deployment deployment, Observation seen, Instant now) {
        Deployment begun = seen.greenWeight() > 0 ? deployment.trafficBegan(now) : deployment;
        return seen.greenWeight() == 100 ? begun.trafficMoved(now) : begun;
    }

    /** Empty where nobody judges, before green has production traffic, and once it is settled that green stays or ended. */
    private Optional<JudgeReport> judge(Deployment deployment, Observation seen, Instant now) {
        boolean over = seen.progress().status().isTerminal()
                || deployment.milestones().blueRetiring().isPresent();
        return over ? Optional.empty() : seen.green().flatMap(green -> judge.at(deployment, green, now));
    }

    private Observation observe(Deployment deployment) {
        ReleaseRules rules = deployment.plan().environment().rules();
        Target target = deployment.plan().environment().target();
        Start start = deployment.start().orElseThrow();
        List<String> alarms = rules.alarms().stream()
                .filter(alarm -> !start.redBefore().contains(alarm))
                .toList();
        ServiceView view = controller.look(target, alarms);
        DeploymentProgress progress =
                controller.progress(target, start.codeDeployId().orElseThrow());
        return new Observation(progress, view);
    }

    /** Kept when something follows from it, when people are told how far it is, and once for a question's whole time. */
    private static Deployment withFinding(
            Deployment deployment, Decision decision, boolean told, Optional<JudgeReport> judged, Instant now) {
        boolean askedAlready = decision instanceof Decision.AskToFinish
                && deployment.milestones().finishAsked().isPresent();
        boolean follows = !(decision instanceof Decision.KeepWatching) && !askedAlready;
        return judged.filter(report -> follows || told)
                .map(report -> deployment.found(Finding.of(report, now)))
                .orElse(deployment);
    }

    private static Deployment withCause(Deployment deployment, Decision decision, Instant now) {
        return decision instanceof Decision.RollBack(String reason)
                ? deployment.failing(new Cause(Cause.Kind.FAILED, reason, now))
                : deployment;
    }

    private static Output output(Deployment deployment, Observation seen, Decision decision) {
        Optional<Integer> approvalSeconds = decision instanceof Decision.AskToFinish ask
                ? Optional.of(ask.seconds())
                : deployment
                        .plan()
                        .environment()
                        .rules()
                        .gate(Gate.Before.TRAFFIC)
                        .map(gate -> (int) gate.expiresAfter().toSeconds());
        return new Output(
                decision,
                seen.greenWeight(),
                seen.green().map(it -> it.healthy()).orElse(0),
                seen.green().map(it -> it.desired()).orElse(0),
                seen.progress().currentEvent().orElse("Created"),
                approvalSeconds);
    }
}
