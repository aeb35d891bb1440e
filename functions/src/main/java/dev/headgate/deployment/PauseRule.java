package dev.headgate.deployment;

import dev.headgate.config.Gate;
import dev.headgate.config.LongestRun;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what follows while an operator's pause stands: nothing, until it is over; and then blue is brought back, for whoever
 * paused had a doubt, and nobody has come to say that it is gone.
 */
final class PauseRule {

    /**
     * On top of what may pass at a place by itself. Each traffic backend waits half an hour longer there than the rules say before it
     * goes back by itself, or ends blue: a pause is over before.
     */
    static final Duration BEYOND = Duration.ofMinutes(20);

    private PauseRule() {}

    /** Decides where nothing is wrong, and green is held; empty where no pause stands. */
    static Optional<Decision> decide(Deployment deployment, Instant now) {
        return deployment.said().pause().map(pause -> decide(deployment, pause, now));
    }

    private static Decision decide(Deployment deployment, Wish pause, Instant now) {
        Instant until = pause.until().orElse(pause.at());
        Duration left = Duration.between(now, until);
        if (!left.isPositive()) {
            return new Decision.RollBack(pause.inWords() + "; and nobody resumed it within "
                    + DurationWords.rounded(Duration.between(pause.at(), until)));
        }
        return Decision.KeepWatching.after(
                WatchRule.shorter(lookEvery(deployment), left),
                Activity.PAUSED,
                pause.inWords() + "; for " + DurationWords.rounded(left) + " more at most");
    }

    private static Duration lookEvery(Deployment deployment) {
        ReleaseRules rules = deployment.plan().environment().rules();
        return deployment.milestones().trafficMoved().isPresent()
                ? HistoryBudget.bakePause(rules)
                : HistoryBudget.stepPause(rules);
    }

    /**
     * When a pause that is asked for now would be over.
     *
     * @param blueKept how long the backend keeps blue at 100 % green by itself
     */
    static Instant end(Deployment deployment, Duration blueKept, Instant now) {
        ReleaseRules rules = deployment.plan().environment().rules();
        Milestones seen = deployment.milestones();
        if (seen.trafficMoved().isPresent()) {
            Duration kept = WatchRule.shorter(rules.longestBake().plus(BEYOND), blueKept.minus(BakeRule.AFTER_EXPIRY));
            return seen.trafficMoved().get().plus(WatchRule.longer(kept, rules.bake()));
        }
        return seen.trafficAllowed()
                .map(allowed -> earlier(endOfStep(deployment, rules, allowed), endOfShift(rules, allowed)))
                .orElseGet(() -> endBeforeTraffic(deployment, now));
    }

    /** Counted from when green was up, or approved: a pause that is asked for before that may be asked for again then. */
    private static Instant endBeforeTraffic(Deployment deployment, Instant now) {
        return deployment
                .decisionAt(Gate.Before.TRAFFIC)
                .map(GateDecision::at)
                .or(() -> deployment.seen().wanted().stream()
                        .map(Sightings.Wanted::from)
                        .findFirst())
                .orElse(now)
                .plus(BEYOND);
    }

    private static Instant endOfStep(Deployment deployment, ReleaseRules rules, Instant allowed) {
        int percent = deployment.seen().share();
        Duration atMost = rules.strategy() instanceof Strategy.Stepped stepped
                ? stepped.at(percent).map(Strategy.Step::atMost).orElse(Duration.ZERO)
                : Duration.ZERO;
        Instant since =
                deployment.seen().plateau().map(Sightings.Plateau::since).orElse(allowed);
        return since.plus(atMost).plus(rules.longestSuspicion()).plus(BEYOND);
    }

    /** From then on it is given up as one that takes too long. */
    private static Instant endOfShift(ReleaseRules rules, Instant allowed) {
        return allowed.plus(LongestRun.shift(rules)).plus(ShiftRule.SLACK);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
