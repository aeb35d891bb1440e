package dev.headgate.handler;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.MinuteSource;
import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.LongestRun;
import dev.headgate.config.Target;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Start;
import dev.headgate.deployment.Trouble;
import dev.headgate.deployment.Troubles;
import dev.headgate.deployment.WatchRule;
import dev.headgate.deployment.WithholdingRule;
import dev.headgate.deployment.WithholdingRule.Withheld;
import dev.headgate.deployment.window.Opening;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Looks at everything that is live for a running deployment, and decides. Whoever does what cannot be undone looks by this
 * first, in the same step, and acts only on what it decides.
 */
final class LiveLook {

    private final TrafficBackend backend;
    private final WindowLook windows;
    private final JudgeLook judge;
    private final InstantSource clock;

    /** Where no traffic is let go. */
    LiveLook(TrafficBackend backend, MinuteSource minutes, InstantSource clock) {
        this(backend, minutes, WindowLook.ALWAYS_OPEN, clock);
    }

    LiveLook(TrafficBackend backend, MinuteSource minutes, WindowLook windows, InstantSource clock) {
        this.windows = windows;
        this.backend = backend;
        this.judge = new JudgeLook(minutes);
        this.clock = clock;
    }

    /**
     * What a look came to.
     *
     * @param before the record as it was
     * @param noted the record with what this look adds
     * @param seen empty where nothing could be seen
     * @param at after everything had been read
     */
    record Look(Deployment before, Deployment noted, Optional<Observation> seen, Decision decision, Instant at) {}

    Look at(Deployment deployment) {
        Instant began = clock.instant();
        try {
            return seeing(deployment, observe(deployment), began);
        } catch (TrafficControlException | DeployRoleException blind) {
            // Not to see is not to see harm: the record says since when, and the rule how long that may last.
            Instant now = clock.instant();
            Deployment noted = deployment.seeing(deployment.seen().and(Trouble.BLIND, now));
            Decision decision = WatchRule.decideBlind(noted, String.valueOf(blind.getMessage()), now);
            return new Look(deployment, withCause(noted, decision, now), Optional.empty(), decision, now);
        }
    }

    /** What has come about is dated after the look, and what is over is decided by the time before: neither is early. */
    private Look seeing(Deployment deployment, Observation first, Instant began) {
        Instant now = clock.instant();
        Deployment reached = reached(deployment, first, now);
        Judged judged = judge(reached.seeing(Troubles.after(reached, first, now)), first, began);
        Observation seen = judged.unreadable().map(first::without).orElse(first);
        Deployment noted = reached.seeing(Troubles.after(reached, seen, now));
        Decision decision = WatchRule.decide(noted, seen, judged.report(), began);
        if (WithholdingRule.isBeginning(noted, decision)) {
            Withheld withheld = withheld(noted, decision, now);
            noted = withheld.noted();
            decision = withheld.decision();
        }
        boolean justMoved = deployment.milestones().trafficMoved().isEmpty()
                && noted.milestones().trafficMoved().isPresent();
        Deployment found = withFinding(noted, decision, justMoved, judged.report(), now);
        return new Look(deployment, withCause(found, decision, now), Optional.of(seen), decision, now);
    }

    private Withheld withheld(Deployment deployment, Decision proceed, Instant now) {
        DeploymentPlan plan = deployment.plan();
        Opening opening =
                windows.at(deployment, LongestRun.planned(plan.environment().rules()), now);
        Duration held = opening instanceof Opening.Open ? Duration.ZERO : backend.keepsBack(plan);
        return WithholdingRule.decide(deployment, proceed, opening, held, now);
    }

    private static Deployment reached(Deployment deployment, Observation seen, Instant now) {
        Deployment begun = seen.greenWeight() > 0 ? deployment.trafficBegan(now) : deployment;
        // Who still waits to give green more has not given it all: somebody else has.
        boolean moved = seen.greenWeight() == 100 && seen.progress().stage() != Progress.Stage.HELD_AT_STEP;
        return moved ? begun.trafficMoved(now) : begun;
    }

    private record Judged(Optional<JudgeReport> report, Optional<String> unreadable) {}

    /** Empty where nobody judges, before green has production traffic, and once it is settled that green stays or ended. */
    private Judged judge(Deployment deployment, Observation seen, Instant now) {
        boolean over = seen.progress().stage().isOver()
                || deployment.milestones().blueRetiring().isPresent();
        if (over || seen.green().isEmpty()) {
            return new Judged(Optional.empty(), Optional.empty());
        }
        try {
            return new Judged(judge.at(deployment, seen.green().get(), now), Optional.empty());
        } catch (TrafficControlException | DeployRoleException unreadable) {
            return new Judged(judge.unseen(deployment, now), Optional.of(String.valueOf(unreadable.getMessage())));
        }
    }

    private Observation observe(Deployment deployment) {
        Target target = deployment.plan().environment().target();
        Start start = deployment.start().orElseThrow();
        List<String> alarms = deployment.plan().environment().rules().alarms().stream()
                .filter(alarm -> !start.redBefore().contains(alarm))
                .toList();
        return backend.observe(target, alarms, start.backendId().orElseThrow());
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
        return decision instanceof Decision.RollBack rollBack ? deployment.failing(rollBack.cause(now)) : deployment;
    }
}
