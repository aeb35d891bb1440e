package dev.headgate.deployment;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Verdict;
import dev.headgate.config.Gate;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what follows while green has all traffic and blue is kept.
 *
 * <p>Where green is judged, the end of the bake is not enough: harm must be ruled out, or the user's setting decides.
 */
final class BakeRule {

    /** Begin and end of the bake are read from different machines' clocks: it is never short of what was configured. */
    static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    /** The question itself says when it has expired; should that be lost, it is over this long after. */
    static final Duration AFTER_EXPIRY = Duration.ofMinutes(10);

    private BakeRule() {}

    /**
     * Whether the judge has to say by now what it thinks.
     *
     * @param moved when all traffic was first seen on green
     */
    static boolean isOver(Deployment deployment, Instant moved, Instant now) {
        return !left(deployment, moved, now).isPositive();
    }

    /** What is left of the bake; zero or negative once it is over. */
    static Duration left(Deployment deployment, Instant moved, Instant now) {
        Duration bake = deployment.plan().environment().rules().bake();
        Duration whole = bake.isZero() ? bake : bake.plus(CLOCKS_APART);
        return whole.minus(Duration.between(moved, now));
    }

    /**
     * Decides where no alarm is red, green is healthy and the judge has not failed it.
     *
     * @param moved when all traffic was first seen on green
     */
    static Decision decide(
            Deployment deployment, Observation look, Optional<JudgeReport> judged, Instant moved, Instant now) {
        Optional<Wish> promoted = deployment.said().promotion(100);
        if (promoted.isPresent()) {
            return new Decision.RetireBlue("the bake was " + promoted.get().inWords());
        }
        ReleaseRules rules = deployment.plan().environment().rules();
        Duration left = left(deployment, moved, now);
        if (left.isPositive()) {
            return Decision.KeepWatching.after(
                    pause(deployment, look, judged.isPresent(), left, now),
                    Activity.BAKES,
                    "baking, " + DurationWords.rounded(left) + " left");
        }
        String passed = "the bake of " + DurationWords.rounded(rules.bake()) + " passed";
        if (judged.isEmpty() || rules.judge().isEmpty() || rules.bake().isZero()) {
            return new Decision.RetireBlue(passed);
        }
        if (look.green().filter(it -> it.desired() == 0).isPresent()) {
            // As at night: nothing serves, so nothing is harmed, and no evidence would ever come.
            return new Decision.RetireBlue(passed + "; no tasks are wanted, so nobody could judge green");
        }
        JudgeReport report = judged.get();
        return report.verdict() == Verdict.PASS
                ? new Decision.RetireBlue(passed + ", and " + report.evidence())
                : decideInconclusive(deployment, look, rules.judge().get(), report, left.negated(), now);
    }

    private static Duration pause(Deployment deployment, Observation look, boolean judged, Duration left, Instant now) {
        Duration budgeted =
                HistoryBudget.bakePause(deployment.plan().environment().rules());
        boolean announced = look.progress().announced();
        return announced || judged
                ? MinutePauses.until(deployment, left, budgeted, announced, now)
                : WatchRule.shorter(left, budgeted);
    }

    private static Decision decideInconclusive(
            Deployment deployment,
            Observation look,
            JudgeRules judge,
            JudgeReport report,
            Duration beyond,
            Instant now) {
        String cannotTell = "the judge can not tell: " + report.evidence();
        Optional<GateDecision> decision = deployment.decisionAt(Gate.Before.FINISH);
        if (decision.isPresent()) {
            return decided(decision.get(), cannotTell);
        }
        if (deployment.plan().release().rollback()) {
            // Blue is what the operator wanted rid of: bringing it back for want of evidence would be the worse risk.
            return new Decision.RetireBlue(cannotTell + "; a rollback is not held up by that");
        }
        Duration left = judge.watchesOn().minus(beyond);
        if (left.isPositive()) {
            return Decision.KeepWatching.after(
                    pause(deployment, look, true, left, now),
                    Activity.JUDGE_WATCHES_ON,
                    cannotTell + "; watching for up to " + DurationWords.rounded(left) + " more");
        }
        return switch (judge.onInconclusive()) {
            case EXTEND, HOLD -> hold(deployment, cannotTell, now);
            case ROLL_BACK -> new Decision.RollBack(cannotTell);
            case PROMOTE -> new Decision.RetireBlue(cannotTell + "; headgate.yaml promotes then");
        };
    }

    private static Decision decided(GateDecision decision, String cannotTell) {
        return switch (decision.decided()) {
            case APPROVED -> new Decision.RetireBlue(cannotTell + "; approved by " + decision.by());
            case REJECTED -> new Decision.RollBack(cannotTell + "; rejected by " + decision.by());
        };
    }

    private static Decision hold(Deployment deployment, String cannotTell, Instant now) {
        Optional<Gate> gate = deployment.plan().environment().rules().gate(Gate.Before.FINISH);
        if (gate.isEmpty()) {
            return new Decision.RollBack(cannotTell + "; and headgate.yaml names no approvers to ask");
        }
        Duration holdFor = gate.get().expiresAfter();
        Duration left = deployment
                .milestones()
                .finishAsked()
                .map(asked -> holdFor.minus(Duration.between(asked, now)))
                .orElse(holdFor);
        if (left.plus(AFTER_EXPIRY).isNegative()) {
            return new Decision.RollBack(cannotTell + "; nobody decided within " + DurationWords.rounded(holdFor)
                    + " whether green may stay");
        }
        Duration pause = HistoryBudget.holdPause(deployment.plan().environment().rules());
        return Decision.AskToFinish.until(
                WatchRule.longer(WatchRule.SHORTEST_ASK, WatchRule.shorter(left, pause)), cannotTell);
    }
}
