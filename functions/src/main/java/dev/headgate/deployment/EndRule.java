package dev.headgate.deployment;

import dev.headgate.config.Gate;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what follows once the backend has ended the deployment, or was asked to end blue. */
final class EndRule {

    /** It takes a minute or two, and nothing is decided meanwhile. */
    private static final Duration BLUE_GOES_SLOWLY = Duration.ofMinutes(1);

    private EndRule() {}

    /** The backend has ended the deployment: as it was asked, by itself, or because somebody told it to. */
    static Decision decideEnded(Deployment deployment, Observation look, Instant now) {
        Progress progress = look.progress();
        if (progress.stage() != Progress.Stage.SUCCEEDED) {
            return new Decision.RollBack(progress.failure().orElse(deployment.backend() + " ended it"));
        }
        if (look.greenWeight() != 100) {
            return deployment.seen().hasStood(Trouble.LISTENER_STRAYED, WatchRule.STRAYED_FOR, now)
                    ? new Decision.CallHuman(deployment.backend() + " calls " + progress.id()
                            + " succeeded, but the listener sends " + look.greenWeight() + " % of production to green")
                    : lookAgain(
                            Activity.BLUE_GOES,
                            deployment.backend() + " has ended the deployment, and the listener does not show it yet");
        }
        if (!look.service().alarmsInAlarm().isEmpty()) {
            return new Decision.CallHuman("blue is gone already, and " + WatchRule.alarmText(look.service()));
        }
        if (deployment.seen().stands(Trouble.GREEN_SHORT)) {
            return decideShort(deployment, look, now, "blue is gone already, and ");
        }
        boolean asked = deployment.milestones().finishAsked().isPresent()
                && deployment.decisionAt(Gate.Before.FINISH).isEmpty()
                && deployment.milestones().blueRetiring().isEmpty();
        if (asked) {
            return new Decision.CallHuman(deployment.backend()
                    + " has ended blue before anybody answered whether green may stay, which the judge could not tell");
        }
        return deployment
                .milestones()
                .trafficMoved()
                .filter(moved -> deployment.milestones().blueRetiring().isEmpty())
                .map(moved -> BakeRule.left(deployment, moved, now))
                .filter(Duration::isPositive)
                .<Decision>map(left -> Decision.KeepWatching.after(
                        WatchRule.shorter(
                                left,
                                HistoryBudget.bakePause(
                                        deployment.plan().environment().rules())),
                        Activity.BAKES,
                        "blue was ended by " + deployment.backend()
                                + " or a person before its time; baking without it, " + DurationWords.rounded(left)
                                + " left"))
                .orElseGet(() -> new Decision.Finish("green serves 100 % and blue is gone"));
    }

    /** Blue's end was asked for. Until it is seen, the listener decides whether blue may go. */
    static Decision decideRetiring(Deployment deployment, Observation look, Instant now) {
        Instant asked = deployment.milestones().blueRetiring().orElseThrow();
        Duration elapsed = Duration.between(asked, now);
        if (look.greenWeight() != 100) {
            return deployment.seen().hasStood(Trouble.LISTENER_STRAYED, WatchRule.STRAYED_FOR, now)
                    ? new Decision.RollBack("blue was to be removed, but the listener sends only " + look.greenWeight()
                            + " % of production to green: somebody or a stack update has changed it")
                    : lookAgain(
                            Activity.BLUE_GOES,
                            "blue is being removed, and the listener does not send everything to green");
        }
        if (deployment.seen().stands(Trouble.GREEN_SHORT)) {
            return decideShort(deployment, look, now, "blue was to be removed, and ");
        }
        if (elapsed.compareTo(WatchRule.BLUE_GONE_WITHIN) >= 0) {
            return look.progress().goesBackAlone()
                    ? new Decision.CallHuman(
                            "green serves 100 %, but " + deployment.backend()
                                    + " does not take it that blue is to go, and will bring it back by itself when its wait is over")
                    : new Decision.Finish("green serves 100 %; " + deployment.backend() + " is still removing blue");
        }
        if (look.progress().announced() && !look.progress().goesBackAlone()) {
            // It has taken it that blue is to go, and tells when that is done.
            return Decision.KeepWatching.after(
                    AnnouncedPauses.retiring(WatchRule.BLUE_GONE_WITHIN.minus(elapsed)),
                    Activity.BLUE_GOES,
                    "blue is being removed");
        }
        Instant lastAsked = deployment.seen().asked().orElse(asked);
        return Duration.between(lastAsked, now).compareTo(WatchRule.ASK_AGAIN_AFTER) < 0
                ? Decision.KeepWatching.after(BLUE_GOES_SLOWLY, Activity.BLUE_GOES, "blue is being removed")
                : new Decision.RetireBlue("blue was to be removed and is still there");
    }

    private static Decision decideShort(Deployment deployment, Observation look, Instant now, String circumstance) {
        boolean down = WatchRule.isGreenDown(deployment, look, now);
        Duration limit = down ? WatchRule.GREEN_BACK_WITHIN : WatchRule.GREEN_COMPLETE_WITHIN;
        Optional<Revision> green = look.green();
        String missing = down
                ? "green has no healthy target"
                : "green has " + green.map(Revision::healthy).orElse(0) + " healthy targets of "
                        + green.map(Revision::desired).orElse(0);
        return deployment.seen().hasStood(Trouble.GREEN_SHORT, limit, now)
                ? new Decision.CallHuman(circumstance + missing)
                : lookAgain(Activity.DOUBT, missing + "; ECS may be replacing its tasks");
    }

    private static Decision lookAgain(Activity activity, String why) {
        return Decision.KeepWatching.after(WatchRule.LOOK_EVERY, activity, why);
    }
}
