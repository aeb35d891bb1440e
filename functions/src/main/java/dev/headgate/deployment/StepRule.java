package dev.headgate.deployment;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.PlateauEvidence;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when green gets more of production, where the backend waits at each share to be told.
 *
 * <p>It may only ever let the share go that was looked at: a pause has another id each time (docs/canary-judge.md, "Pace by
 * evidence").
 */
final class StepRule {

    private StepRule() {}

    /** Decides where no alarm is red, green is healthy and the judge has not failed it. */
    static Decision decide(Deployment deployment, Observation look, Optional<JudgeReport> judged, Instant now) {
        Optional<Duration> unheeded = unheeded(deployment, look, now);
        if (unheeded.filter(it -> it.compareTo(WatchRule.TRAFFIC_MOVES_WITHIN) > 0)
                .isPresent()) {
            return new Decision.RollBack("production traffic did not move on from " + look.greenWeight() + " % within "
                    + DurationWords.rounded(WatchRule.TRAFFIC_MOVES_WITHIN) + " of being let go");
        }
        Share share = Share.of(deployment, look, now);
        Optional<Wish> promoted =
                deployment.said().promotion(look.greenWeight()).filter(it -> look.greenWeight() > 0);
        if (promoted.isPresent()) {
            return new Decision.Proceed(share.text() + "; " + promoted.get().inWords());
        }
        ReleaseRules rules = deployment.plan().environment().rules();
        return rules.isPacedByEvidence() && rules.judge().isPresent()
                ? byEvidence(deployment, rules.judge().get(), share, judged)
                : byClock(deployment, share);
    }

    /** While an operator held it, nobody asked again. */
    private static Optional<Duration> unheeded(Deployment deployment, Observation look, Instant now) {
        Optional<Duration> asked = deployment.seen().unheeded(look.progress().pause(), now);
        return deployment
                .said()
                .resumed()
                .map(at -> Duration.between(at, now))
                .flatMap(resumed -> asked.map(it -> WatchRule.shorter(it, resumed)))
                .or(() -> asked);
    }

    private static Decision byClock(Deployment deployment, Share share) {
        Duration left = share.leftOfHold();
        return left.isPositive()
                ? keep(deployment, share, left, share.text() + ", for " + DurationWords.rounded(left) + " more")
                : new Decision.Proceed(share.text());
    }

    private static Decision byEvidence(
            Deployment deployment, JudgeRules judge, Share share, Optional<JudgeReport> judged) {
        Duration least = share.leftOfHold();
        if (least.isPositive()) {
            return keep(
                    deployment,
                    share,
                    least,
                    share.text() + ", for " + DurationWords.rounded(least) + " more at least");
        }
        Optional<PlateauEvidence> evidence =
                judged.map(report -> PlateauEvidence.of(report, Judging.parameters(judge), share.since()));
        String text = share.text() + evidence.map(it -> ": " + it.evidence()).orElse("");
        Duration longest = share.leftOfMost().plus(judge.maximumExtension());
        return switch (evidence.map(PlateauEvidence::finding).orElse(PlateauEvidence.Finding.OPEN)) {
            case NO_HARM -> new Decision.Proceed(text);
            case SUSPECT -> suspect(deployment, judge, share, longest, text);
            // Whoever cannot see has not seen that suspicion is over.
            case OPEN ->
                open(
                        deployment,
                        share,
                        deployment.seen().stands(Trouble.CLOUDWATCH_UNSEEN) ? longest : share.leftOfMost(),
                        text);
        };
    }

    private static Decision open(Deployment deployment, Share share, Duration left, String text) {
        return left.isPositive()
                ? keep(deployment, share, left, text + "; for " + DurationWords.rounded(left) + " more at most")
                : new Decision.Proceed(text);
    }

    /** No clock gives more of production to what may do harm. */
    private static Decision suspect(Deployment deployment, JudgeRules judge, Share share, Duration left, String text) {
        if (left.isPositive()) {
            return keep(deployment, share, left, text);
        }
        if (deployment.plan().release().rollback()) {
            // Blue is what the operator wanted rid of: bringing it back for a suspicion would be the worse risk.
            return new Decision.Proceed(text + "; a rollback is not held up by that");
        }
        return switch (judge.onInconclusive()) {
            case PROMOTE -> new Decision.Proceed(text + "; headgate.yaml promotes then");
            case EXTEND, HOLD, ROLL_BACK ->
                new Decision.RollBack(text + "; that has not passed within "
                        + DurationWords.rounded(judge.maximumExtension()) + " more than the step may last");
        };
    }

    /** In step with the minutes where an event tells what else there is to see, and not beyond what is left. */
    private static Decision keep(Deployment deployment, Share share, Duration left, String why) {
        Duration budgeted =
                HistoryBudget.stepPause(deployment.plan().environment().rules());
        Duration pause = share.announced() ? MinutePauses.next(deployment, budgeted, true, share.now()) : budgeted;
        return Decision.KeepWatching.after(WatchRule.shorter(pause, left), Activity.TRAFFIC_MOVES, why);
    }

    /**
     * What green has of production, and for how long it is to have that.
     *
     * @param hold at least; zero where it only passes
     * @param since when it was first seen with that
     */
    private record Share(int percent, Duration hold, Duration atMost, Instant since, Instant now, boolean announced) {

        static Share of(Deployment deployment, Observation look, Instant now) {
            int percent = look.greenWeight();
            Optional<Strategy.Step> step =
                    deployment.plan().environment().rules().strategy() instanceof Strategy.Stepped stepped
                            ? stepped.at(percent)
                            : Optional.empty();
            Instant since = deployment
                    .seen()
                    .plateau()
                    .filter(it -> it.percent() == percent)
                    .map(Sightings.Plateau::since)
                    .orElse(now);
            return new Share(
                    percent,
                    // One clock has seen it begin, and another sees it end.
                    step.map(it -> it.hold().plus(BakeRule.CLOCKS_APART)).orElse(Duration.ZERO),
                    step.map(Strategy.Step::atMost).orElse(Duration.ZERO),
                    since,
                    now,
                    look.progress().announced());
        }

        /** Zero or negative once it is over. */
        Duration leftOfHold() {
            return hold.minus(Duration.between(since, now));
        }

        Duration leftOfMost() {
            return atMost.minus(Duration.between(since, now));
        }

        String text() {
            if (percent == 0) {
                return "traffic has been allowed to move";
            }
            return hold.isZero() ? "green passes " + percent + " %" : "green has " + percent + " %";
        }
    }
}
