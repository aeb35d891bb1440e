package dev.headgate.handler;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.Verdict;
import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.LongestRun;
import dev.headgate.config.Target;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.PauseRule;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.StandingLook;
import dev.headgate.deployment.StandingRule;
import dev.headgate.deployment.Start;
import dev.headgate.deployment.Trouble;
import dev.headgate.deployment.Troubles;
import dev.headgate.deployment.Unseen;
import dev.headgate.deployment.WatchRule;
import dev.headgate.deployment.WithholdingRule;
import dev.headgate.deployment.WithholdingRule.Withheld;
import dev.headgate.deployment.window.Opening;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.Remembered;
import dev.headgate.traffic.ThrottledException;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
     * @param judged what the judge says; empty where there is nothing to judge
     * @param isGlance it has read the minutes alone
     * @param at after everything had been read
     */
    record Look(
            Deployment before,
            Deployment noted,
            Optional<Observation> seen,
            Decision decision,
            Optional<JudgeReport> judged,
            boolean isGlance,
            Instant at) {

        private Look asGlance() {
            return new Look(before, noted, seen, decision, judged, true, at);
        }
    }

    /** Looks at the minutes alone where that is enough, because what was seen before still stands; else at everything. */
    Look at(Deployment deployment, Optional<StandingLook> standing) {
        return standing.map(it -> after(deployment, it)).orElseGet(() -> at(deployment));
    }

    private Look after(Deployment deployment, StandingLook last) {
        Instant began = clock.instant();
        Minutes minutes = new Minutes(deployment, last.seen(), judge(deployment, last.seen(), began));
        Look glance = seeing(deployment, last.seen(), Optional.of(minutes), began);
        if (last.isOf(deployment, began)
                && StandingRule.suffices(deployment, glance.noted(), glance.decision(), glance.judged())) {
            return glance.asGlance();
        }
        OptionalInt healthy =
                minutes.judged().report().map(StandingRule::healthy).orElse(OptionalInt.empty());
        Look whole = at(
                deployment,
                Optional.of(minutes),
                new Remembered(healthy, Optional.of(last.seen().progress())));
        return whole.seen().isEmpty() && whole.decision() instanceof Decision.KeepWatching
                ? harm(whole, minutes.judged()).orElse(whole)
                : whole;
    }

    /** What was read of the minutes, and what it was read for: for another green, or other milestones, it is read anew. */
    private record Minutes(Deployment of, Observation seen, Judged judged) {

        boolean areOf(Deployment reached, Observation look) {
            return reached.milestones().equals(of.milestones())
                    && look.unseen().isEmpty()
                    && look.green()
                            .map(Revision::targetGroup)
                            .equals(seen.green().map(Revision::targetGroup));
        }
    }

    /** Who cannot see what is live may still see what it does. */
    private Optional<Look> harm(Look blind, Judged judged) {
        return judged.report().filter(it -> it.verdict() == Verdict.FAIL).map(report -> {
            Decision decision = new Decision.RollBack(report.evidence());
            Deployment found = blind.noted().found(Finding.of(report, blind.at()));
            return new Look(
                    blind.before(),
                    withCause(found, decision, blind.at()),
                    blind.seen(),
                    decision,
                    judged.report(),
                    false,
                    blind.at());
        });
    }

    Look at(Deployment deployment) {
        return at(deployment, Optional.empty(), Remembered.NOTHING);
    }

    private Look at(Deployment deployment, Optional<Minutes> minutes, Remembered before) {
        Instant began = clock.instant();
        try {
            return seeing(deployment, observe(deployment, before), minutes, began);
        } catch (TrafficControlException | DeployRoleException blind) {
            // Not to see is not to see harm: the record says since when, and the rule how long that may last.
            Instant now = clock.instant();
            Deployment noted = deployment.seeing(deployment.seen().and(Trouble.BLIND, now));
            Decision decision = WatchRule.decideBlind(noted, ThrottledException.unseen(blind), now);
            return new Look(
                    deployment,
                    withCause(noted, decision, now),
                    Optional.empty(),
                    decision,
                    Optional.empty(),
                    false,
                    now);
        }
    }

    /** What has come about is dated after the look, and what is over is decided by the time before: neither is early. */
    private Look seeing(Deployment deployment, Observation first, Optional<Minutes> minutes, Instant began) {
        Instant now = clock.instant();
        Deployment reached = reached(deployment, first, now);
        Judged judged = minutes.filter(it -> it.areOf(reached, first))
                .map(Minutes::judged)
                .orElseGet(() -> judge(reached.seeing(Troubles.after(reached, first, now)), first, began));
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
        return new Look(
                deployment, withCause(found, decision, now), Optional.of(seen), decision, judged.report(), false, now);
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

    private record Judged(Optional<JudgeReport> report, Optional<Unseen> unreadable) {}

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
            return new Judged(judge.unseen(deployment, now), Optional.of(ThrottledException.unseen(unreadable)));
        }
    }

    private Observation observe(Deployment deployment, Remembered before) {
        Target target = deployment.plan().environment().target();
        Start start = deployment.start().orElseThrow();
        List<String> alarms = deployment.plan().environment().rules().alarms().stream()
                .filter(alarm -> !start.redBefore().contains(alarm))
                .toList();
        return backend.observe(target, alarms, start.backendId().orElseThrow(), before);
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
        return decision instanceof Decision.RollBack(String why)
                ? deployment.failing(
                        new Cause(PauseRule.isOver(deployment, why) ? Cause.Kind.ABORTED : Cause.Kind.FAILED, why, now))
                : deployment;
    }
}
