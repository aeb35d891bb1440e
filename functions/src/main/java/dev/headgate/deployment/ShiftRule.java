package dev.headgate.deployment;

import dev.headgate.config.LongestRun;
import dev.headgate.config.ReleaseRules;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what follows until green has all of production: it comes up, and traffic moves, each within its time. */
final class ShiftRule {

    /** On top of the planned shift. */
    static final Duration SLACK = Duration.ofMinutes(15);

    private ShiftRule() {}

    /** Decides where nothing is wrong, and the backend is at work. */
    static Decision decide(Deployment deployment, Observation look, Instant now) {
        ReleaseRules rules = deployment.plan().environment().rules();
        Duration upWithin = rules.greenUp().minus(elapsed(deployment, now));
        if (isAwaited(deployment) && look.greenWeight() == 0 && upWithin.isNegative()) {
            return new Decision.RollBack("green did not come up healthy within "
                    + DurationWords.rounded(rules.greenUp()) + ", which is its greenUpWithin");
        }
        return late(deployment, now).orElseGet(() -> watch(look, pause(deployment, look, upWithin, now)));
    }

    /** A shift that takes longer than the rules allow is given up. */
    static Optional<Decision> late(Deployment deployment, Instant now) {
        ReleaseRules rules = deployment.plan().environment().rules();
        Duration limit = (isAwaited(deployment) ? rules.greenUp() : Duration.ZERO)
                .plus(LongestRun.shift(rules))
                .plus(SLACK);
        Duration elapsed = elapsed(deployment, now);
        return elapsed.compareTo(limit) > 0
                ? Optional.of(new Decision.RollBack(
                        "production traffic was not all on green after " + DurationWords.rounded(elapsed)))
                : Optional.empty();
    }

    /** Traffic has not been let go. */
    private static boolean isAwaited(Deployment deployment) {
        return deployment.milestones().trafficAllowed().isEmpty();
    }

    /** Since traffic was let go, or green was started. */
    private static Duration elapsed(Deployment deployment, Instant now) {
        Instant since = deployment
                .milestones()
                .trafficAllowed()
                .or(() -> deployment.start().map(Start::at))
                .orElse(deployment.openedAt());
        return Duration.between(since, now);
    }

    private static Decision watch(Observation look, Duration pause) {
        return look.greenWeight() > 0
                ? Decision.KeepWatching.after(
                        pause, Activity.TRAFFIC_MOVES, "traffic is moving, green has " + look.greenWeight() + " %")
                : Decision.KeepWatching.after(pause, Activity.GREEN_COMES_UP, "green is coming up");
    }

    private static Duration pause(Deployment deployment, Observation look, Duration upWithin, Instant now) {
        Duration pause = HistoryBudget.shiftPause(deployment, now);
        boolean announced = look.progress().announced();
        if (look.greenWeight() > 0) {
            return announced
                    ? MinutePauses.next(deployment, pause, true, now)
                    : inStep(deployment, pause, HistoryBudget.leftOfShift(deployment, now), now);
        }
        boolean comesUp = isAwaited(deployment) && look.progress().stage() == Progress.Stage.AT_WORK;
        return announced && comesUp ? AnnouncedPauses.comingUp(upWithin) : announced ? WatchRule.LOOK_EVERY : pause;
    }

    /** The end of a shift that goes by the backend's own clock is looked for. */
    private static Duration inStep(Deployment deployment, Duration pause, Duration left, Instant now) {
        boolean judged = deployment.plan().environment().rules().judge().isPresent();
        return judged && left.isPositive() ? MinutePauses.until(deployment, left, pause, false, now) : pause;
    }
}
