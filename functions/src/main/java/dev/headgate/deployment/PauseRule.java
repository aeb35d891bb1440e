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
public final class PauseRule {

    /**
     * On top of what may pass at a place by itself. Each traffic backend waits half an hour longer there than the rules say before it
     * goes back by itself, or ends blue: a pause is over before.
     */
    static final Duration BEYOND = Duration.ofMinutes(20);

    /** Before a backend's own wait is over. */
    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(2);

    /**
     * For how long a backend waits by itself.
     *
     * @param held before traffic, from when green is up
     * @param blueKept at 100 % green
     */
    public record Waits(Duration held, Duration blueKept) {}

    private PauseRule() {}

    /** Decides where nothing is wrong, and green is held; empty where no pause stands. */
    static Optional<Decision> decide(Deployment deployment, Instant now) {
        return deployment.said().pause().map(pause -> decide(deployment, pause, now));
    }

    private static Decision decide(Deployment deployment, Wish pause, Instant now) {
        Duration left = Duration.between(now, until(deployment, pause));
        if (!left.isPositive()) {
            // Of green it says only that nobody vouched for it.
            return new Decision.RollBack(
                    pause.inWords() + "; and nobody resumed it in time", Optional.of(Cause.Kind.ABORTED));
        }
        return Decision.KeepWatching.after(
                WatchRule.shorter(lookEvery(deployment), left),
                Activity.PAUSED,
                pause.inWords() + "; for " + DurationWords.rounded(left) + " more at most");
    }

    /** One that was asked for while green came up is as long as it was granted for, from when green was up. */
    private static Instant until(Deployment deployment, Wish pause) {
        Instant until = pause.until().orElse(pause.at());
        boolean beforeTraffic = deployment.milestones().trafficAllowed().isEmpty();
        return upSince(deployment)
                .filter(up -> beforeTraffic && up.isAfter(pause.at()))
                .map(up -> up.plus(Duration.between(pause.at(), until)))
                .orElse(until);
    }

    private static Duration lookEvery(Deployment deployment) {
        ReleaseRules rules = deployment.plan().environment().rules();
        return deployment.milestones().trafficMoved().isPresent()
                ? HistoryBudget.bakePause(rules)
                : HistoryBudget.stepPause(rules);
    }

    /** When a pause that is asked for now would be over. */
    static Instant end(Deployment deployment, Waits waits, Instant now) {
        Milestones seen = deployment.milestones();
        ReleaseRules rules = deployment.plan().environment().rules();
        if (seen.trafficMoved().isPresent()) {
            return seen.trafficMoved().get().plus(inTheBake(seen, rules, waits.blueKept()));
        }
        return seen.trafficAllowed()
                .map(allowed -> Judging.earlier(endOfStep(deployment, rules, allowed), endOfShift(rules, allowed)))
                .orElseGet(() -> endBeforeTraffic(deployment, rules, waits.held(), now));
    }

    /** A question that is still to be put must be over before the backend ends blue. */
    private static Duration inTheBake(Milestones seen, ReleaseRules rules, Duration blueKept) {
        Duration question = seen.finishAsked().isPresent()
                ? Duration.ZERO
                : rules.gate(Gate.Before.FINISH).map(Gate::expiresAfter).orElse(Duration.ZERO);
        return WatchRule.shorter(rules.longestBake().plus(BEYOND), blueKept.minus(BakeRule.AFTER_EXPIRY))
                .minus(question);
    }

    /** The backend's wait, and what the rules leave of it, begin when green is up. */
    private static Instant endBeforeTraffic(Deployment deployment, ReleaseRules rules, Duration held, Instant now) {
        Instant up = upSince(deployment).orElse(now);
        Duration question =
                rules.gate(Gate.Before.TRAFFIC).map(Gate::expiresAfter).orElse(Duration.ZERO);
        Instant latest = up.plus(WatchRule.shorter(question.plus(BEYOND), held.minus(BEFORE_ITS_END)));
        Instant end = deployment
                .decisionAt(Gate.Before.TRAFFIC)
                .map(GateDecision::at)
                .orElse(up)
                .plus(BEYOND);
        return Judging.earlier(end, latest);
    }

    private static Optional<Instant> upSince(Deployment deployment) {
        return deployment.seen().wanted().stream().map(Sightings.Wanted::from).findFirst();
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
}
