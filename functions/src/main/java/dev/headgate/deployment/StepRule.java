package dev.headgate.deployment;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.PlateauEvidence;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.config.Strategy.Step;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when green gets more of production, where the backend waits at each step to be told.
 *
 * <p>It may only ever let the step go that was looked at: a pause has another id each time (docs/canary-judge.md, "Pace by
 * evidence").
 */
final class StepRule {

    private StepRule() {}

    /** Decides where no alarm is red, green is healthy and the judge has not failed it. */
    static Decision decide(Deployment deployment, Observation look, Optional<JudgeReport> judged, Instant now) {
        int percent = look.greenWeight();
        Optional<Step> step = stepped(deployment).flatMap(it -> it.at(percent));
        if (step.isEmpty()) {
            return new Decision.Proceed(
                    percent == 0 ? "traffic has been allowed to move" : "green passes " + percent + " %");
        }
        Instant since = deployment
                .seen()
                .plateau()
                .filter(it -> it.percent() == percent)
                .map(Sightings.Plateau::since)
                .orElse(now);
        Standing standing = new Standing(step.get(), since, now, look.progress().announced());
        ReleaseRules rules = deployment.plan().environment().rules();
        return rules.isPacedByEvidence() && rules.judge().isPresent()
                ? byEvidence(rules, rules.judge().get(), standing, judged)
                : byClock(rules, standing);
    }

    private static Optional<Strategy.Stepped> stepped(Deployment deployment) {
        return deployment.plan().environment().rules().strategy() instanceof Strategy.Stepped stepped
                ? Optional.of(stepped)
                : Optional.empty();
    }

    /** Green at a step. */
    private record Standing(Step step, Instant since, Instant now, boolean announced) {

        /** Of what is asked for; zero or negative once it is over. */
        Duration left(Duration whole) {
            return whole.minus(Duration.between(since, now));
        }

        String text() {
            return "green has " + step.percent() + " %";
        }
    }

    private static Decision byClock(ReleaseRules rules, Standing standing) {
        Duration left = standing.left(standing.step().hold());
        return left.isPositive()
                ? keep(rules, standing, left, standing.text() + ", for " + DurationWords.rounded(left) + " more")
                : new Decision.Proceed(standing.text() + " and has had it for "
                        + DurationWords.rounded(standing.step().hold()));
    }

    private static Decision byEvidence(
            ReleaseRules rules, JudgeRules judge, Standing standing, Optional<JudgeReport> judged) {
        Step step = standing.step();
        Duration least = standing.left(step.hold());
        if (least.isPositive()) {
            return keep(
                    rules,
                    standing,
                    least,
                    standing.text() + ", for " + DurationWords.rounded(least) + " more at least");
        }
        Optional<PlateauEvidence> evidence =
                judged.map(report -> PlateauEvidence.of(report, Judging.parameters(judge), standing.since()));
        String text = evidence.map(it -> standing.text() + ": " + it.evidence())
                .orElse(standing.text() + ", and nothing is known of it yet");
        Duration most = standing.left(step.atMost());
        return switch (evidence.map(PlateauEvidence::finding).orElse(PlateauEvidence.Finding.OPEN)) {
            case NO_HARM -> new Decision.Proceed(text);
            case SUSPECT -> suspect(rules, judge, standing, most.plus(judge.maximumExtension()), text);
            case OPEN ->
                most.isPositive()
                        ? keep(rules, standing, most, text + "; for " + DurationWords.rounded(most) + " more at most")
                        : new Decision.Proceed(
                                text + "; nothing has spoken against it for " + DurationWords.rounded(step.atMost()));
        };
    }

    /** No clock gives more of production to what may do harm. */
    private static Decision suspect(
            ReleaseRules rules, JudgeRules judge, Standing standing, Duration left, String text) {
        if (left.isPositive()) {
            return keep(rules, standing, left, text);
        }
        return switch (judge.onInconclusive()) {
            case PROMOTE -> new Decision.Proceed(text + "; headgate.yaml promotes then");
            case EXTEND, HOLD, ROLL_BACK ->
                new Decision.RollBack(text + "; that has not passed within "
                        + DurationWords.rounded(judge.maximumExtension()) + " more than the step may last");
        };
    }

    /** In step with the minutes where an event tells what else there is to see, and not beyond what the step may last. */
    private static Decision keep(ReleaseRules rules, Standing standing, Duration left, String why) {
        Duration budgeted = HistoryBudget.stepPause(rules);
        Duration pause = standing.announced() ? AnnouncedPauses.shifting(budgeted, standing.now()) : budgeted;
        return Decision.KeepWatching.after(
                left.isPositive() ? WatchRule.shorter(pause, left) : pause, Activity.TRAFFIC_MOVES, why);
    }
}
