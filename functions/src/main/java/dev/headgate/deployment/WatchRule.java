package dev.headgate.deployment;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Verdict;
import dev.headgate.config.Gate;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Decides what a look at a running deployment leads to.
 *
 * <p>Where the traffic is, is read from the live listener and the task sets, never from what the backend says of
 * itself, which may be at work through the whole bake.
 */
public final class WatchRule {

    /** Often enough that a rollback is asked for in the minute in which the evidence is there. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    /** The question may stand a little longer than its milestone says: it is noted before the first mail goes out. */
    static final Duration SHORTEST_ASK = Duration.ofSeconds(5);

    /** Traffic that was let go starts to move in seconds; the backend may have to be asked more than once. */
    static final Duration TRAFFIC_MOVES_WITHIN = Duration.ofMinutes(10);

    /** Blue's end takes a minute or two; then the release counts as deployed even if the backend still tidies up. */
    static final Duration BLUE_GONE_WITHIN = Duration.ofMinutes(30);

    /** ECS replaces tasks in a minute or two; one that stays away is not coming back by itself. */
    static final Duration GREEN_BACK_WITHIN = Duration.ofMinutes(3);

    /** When blue is gone, nothing but a person helps a green that has lost tasks: ECS gets all the time that may help. */
    static final Duration GREEN_COMPLETE_WITHIN = Duration.ofMinutes(15);

    /** A listener's change takes some seconds to be seen everywhere; what is seen for longer is so. */
    static final Duration STRAYED_FOR = Duration.ofMinutes(1);

    /** AWS's APIs have outages of minutes that end by themselves; blue is there, and the backend watches its own alarms. */
    static final Duration BLIND_FOR = Duration.ofMinutes(5);

    /** It is asked again and again, and answers each time that it has no time: whoever brings blue back then would ask for more. */
    static final Duration THROTTLED_FOR = Duration.ofMinutes(20);

    private static final Duration LONGEST_BLIND_PAUSE = Duration.ofMinutes(2);

    /** What the backend was asked for and is not seen done, it is asked for again. */
    static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(3);

    private static final String LET_GO_OUTSIDE =
            "production traffic was let go outside of Headgate, before the gate was answered";

    private WatchRule() {}

    /**
     * Decides from the deployment's record, with all milestones and troubles up to this look, and what this look saw.
     *
     * @param deployment has a deployment of the backend
     * @param judged what the judge says of green's metrics; empty where there is nothing to judge
     */
    public static Decision decide(Deployment deployment, Observation look, Optional<JudgeReport> judged, Instant now) {
        if (deployment.cause().isPresent()) {
            // A look that ran twice may have found it: whatever is seen by now, the record says that this one failed.
            return new Decision.RollBack(deployment.cause().get().reason());
        }
        if (look.progress().stage() == Progress.Stage.SUCCEEDED && letGoBySomebodyElse(deployment, look)) {
            return new Decision.RollBack(LET_GO_OUTSIDE);
        }
        if (look.progress().stage().isOver()) {
            return EndRule.decideEnded(deployment, look, now);
        }
        if (deployment.milestones().blueRetiring().isPresent()) {
            return EndRule.decideRetiring(deployment, look, now);
        }
        return harm(deployment, look, judged, now)
                .or(() -> doubt(deployment, look, now))
                .orElseGet(() -> goOn(deployment, look, judged, now));
    }

    /** Decides where the backend, tasks or the listener could not be seen: which is not that something is bad. */
    public static Decision decideBlind(Deployment deployment, Unseen why, Instant now) {
        if (deployment.cause().isPresent()) {
            return new Decision.RollBack(deployment.cause().get().reason());
        }
        Duration blind = deployment.seen().standing(Trouble.BLIND, now).orElse(Duration.ZERO);
        // Where blue may be gone, or is what an operator wants rid of, going back unseen would be the worse risk.
        boolean staysForward = deployment.milestones().blueRetiring().isPresent()
                || deployment.plan().release().rollback();
        Duration patience = staysForward ? BLUE_GONE_WITHIN : patience(why);
        if (blind.compareTo(patience) < 0) {
            return Decision.KeepWatching.after(
                    why.throttled() ? later(deployment, blind) : LOOK_EVERY,
                    Activity.BLIND,
                    "nothing can be seen: " + why.why());
        }
        // To the minute: from when on nothing could be seen, nobody knows exactly.
        String lasted = DurationWords.rounded(blind.truncatedTo(ChronoUnit.MINUTES));
        String reason = "nothing could be seen of the deployment for " + lasted + ": " + why.why();
        return staysForward ? new Decision.CallHuman(reason) : new Decision.RollBack(reason);
    }

    /** For how long what cannot be seen is waited for. */
    static Duration patience(Unseen why) {
        return why.throttled() ? THROTTLED_FOR : BLIND_FOR;
    }

    /** Whoever is refused asks less often from then on, and not together with all others. */
    private static Duration later(Deployment deployment, Duration blind) {
        Duration pause = shorter(LONGEST_BLIND_PAUSE, longer(LOOK_EVERY, blind));
        return pause.plusSeconds(Math.floorMod(deployment.id().hashCode() + blind.toSeconds(), pause.toSeconds()));
    }

    /** What rolls back at once, while blue is there. */
    private static Optional<Decision> harm(
            Deployment deployment, Observation look, Optional<JudgeReport> judged, Instant now) {
        Sightings seen = deployment.seen();
        if (!look.service().alarmsInAlarm().isEmpty()) {
            return rollBack(alarmText(look.service()));
        }
        if (letGoBySomebodyElse(deployment, look)) {
            return rollBack(LET_GO_OUTSIDE);
        }
        if (look.greenWeight() > 0 && isGreenDown(deployment, look, now)) {
            return rollBack("green serves " + look.greenWeight() + " % of production and has no healthy target");
        }
        Duration patience = seen.wanted().isEmpty() ? Sightings.COMES_UP_WITHIN : GREEN_BACK_WITHIN;
        if (seen.hasStood(Trouble.GREEN_SHORT, patience, now)) {
            return rollBack(shortText(look) + " for " + DurationWords.rounded(patience));
        }
        if (seen.hasStood(Trouble.LISTENER_STRAYED, STRAYED_FOR, now)) {
            return rollBack(strayedText(deployment, look));
        }
        return judged.filter(report -> report.verdict() == Verdict.FAIL)
                .map(report -> new Decision.RollBack(report.evidence()));
    }

    /** What forbids every act that cannot be undone until it has passed, or has lasted too long. */
    private static Optional<Decision> doubt(Deployment deployment, Observation look, Instant now) {
        Sightings seen = deployment.seen();
        if (seen.stands(Trouble.GREEN_SHORT)) {
            return waitForIt(shortText(look) + "; ECS may be replacing its tasks");
        }
        if (seen.stands(Trouble.LISTENER_STRAYED)) {
            return waitForIt(strayedText(deployment, look));
        }
        return AlarmDoubt.decide(deployment, look, now);
    }

    private static Decision goOn(Deployment deployment, Observation look, Optional<JudgeReport> judged, Instant now) {
        Optional<Decision> paused = isHeld(deployment, look) ? PauseRule.decide(deployment, now) : Optional.empty();
        if (paused.isPresent()) {
            return paused.get();
        }
        if (isBeforeTraffic(deployment, look)) {
            return decideReady(deployment, look, now);
        }
        if (look.progress().stage() == Progress.Stage.HELD_AT_STEP) {
            return ShiftRule.late(deployment, now).orElseGet(() -> StepRule.decide(deployment, look, judged, now));
        }
        return deployment
                .milestones()
                .trafficMoved()
                .map(moved -> BakeRule.decide(deployment, look, judged, moved, now))
                .orElseGet(() -> ShiftRule.decide(deployment, look, now));
    }

    /** Whether nothing follows but what Headgate has follow. */
    private static boolean isHeld(Deployment deployment, Observation look) {
        return look.progress().isHeld()
                || deployment.milestones().trafficMoved().isPresent();
    }

    /** Wants tasks, and has none that answers. */
    static boolean isGreenDown(Deployment deployment, Observation look, Instant now) {
        boolean wanted = deployment.seen().due(now).orElse(1) > 0;
        return wanted
                && look.green()
                        .filter(it -> it.healthy() == 0 && it.desired() > 0)
                        .isPresent();
    }

    private static boolean letGoBySomebodyElse(Deployment deployment, Observation look) {
        return mustAsk(deployment)
                && deployment.milestones().trafficAllowed().isEmpty()
                && (look.greenWeight() > 0 || look.progress().pastTraffic());
    }

    private static boolean mustAsk(Deployment deployment) {
        return trafficGate(deployment).isPresent()
                && deployment.decisionAt(Gate.Before.TRAFFIC).isEmpty();
    }

    private static Optional<Gate> trafficGate(Deployment deployment) {
        return deployment.plan().environment().rules().gate(Gate.Before.TRAFFIC);
    }

    private static Decision decideReady(Deployment deployment, Observation look, Instant now) {
        // What was complete once is measured by what is due, as scaling wants more tasks than there can be yet.
        if (!look.isGreenComplete() && deployment.seen().wanted().isEmpty()) {
            return ShiftRule.decide(deployment, look, now);
        }
        if (mustAsk(deployment)) {
            return askForTraffic(deployment, trafficGate(deployment).orElseThrow(), now);
        }
        Optional<Duration> allowed = deployment.milestones().trafficAllowed().map(at -> Duration.between(at, now));
        if (allowed.filter(it -> it.compareTo(TRAFFIC_MOVES_WITHIN) > 0).isPresent()) {
            return new Decision.RollBack("production traffic did not begin to move within "
                    + DurationWords.rounded(TRAFFIC_MOVES_WITHIN) + " of being let go");
        }
        boolean justAllowed = allowed.filter(it -> it.compareTo(LOOK_EVERY) < 0).isPresent();
        return justAllowed
                ? Decision.KeepWatching.after(LOOK_EVERY, Activity.TRAFFIC_MOVES, "traffic has been allowed to move")
                : new Decision.Proceed(
                        trafficGate(deployment).isPresent()
                                ? "production traffic is approved"
                                : "green is up and healthy, and no gate stands before traffic");
    }

    /** In slices, so that green is watched while the question stands; when it ends, the question itself says. */
    private static Decision askForTraffic(Deployment deployment, Gate gate, Instant now) {
        Duration left = deployment
                .milestones()
                .trafficAsked()
                .map(asked -> gate.expiresAfter().minus(Duration.between(asked, now)))
                .orElse(gate.expiresAfter());
        Duration pause =
                HistoryBudget.trafficGatePause(deployment.plan().environment().rules(), gate.expiresAfter());
        return Decision.AskForTraffic.until(
                longer(SHORTEST_ASK, shorter(left, pause)), "green is up and healthy on the test listener");
    }

    static String alarmText(ServiceView service) {
        return "alarm " + String.join(", ", service.alarmsInAlarm()) + " is red";
    }

    private static String shortText(Observation look) {
        return "green has "
                + look.green()
                        .map(it -> it.healthy() + " healthy targets of " + it.desired())
                        .orElse("no task set any more");
    }

    private static String strayedText(Deployment deployment, Observation look) {
        String sends = "the production listener sends ";
        String who = ": somebody or a stack update has changed it";
        if (deployment.milestones().trafficMoved().isPresent()) {
            return sends + "only " + look.greenWeight() + " % to green, to which all had moved" + who;
        }
        if (deployment.seen().hasFallen(look.greenWeight())) {
            int had =
                    deployment.seen().plateau().map(Sightings.Plateau::percent).orElse(0);
            return sends + look.greenWeight() + " % to green, which had " + had + " % already" + who;
        }
        return look.progress().stage() == Progress.Stage.HELD_AT_STEP
                ? sends + look.greenWeight() + " % to green, which is no share that it was let go to" + who
                : sends + "requests to neither blue nor green" + who;
    }

    /** Whoever lets the first pause go without us meets the question at the next. */
    private static boolean isBeforeTraffic(Deployment deployment, Observation look) {
        return switch (look.progress().stage()) {
            case HELD -> true;
            case HELD_AT_STEP ->
                look.greenWeight() == 0
                        && deployment.milestones().trafficAllowed().isEmpty();
            case AT_WORK, SUCCEEDED, FAILED, STOPPED -> false;
        };
    }

    private static Optional<Decision> rollBack(String reason) {
        return Optional.of(new Decision.RollBack(reason));
    }

    private static Optional<Decision> waitForIt(String why) {
        return Optional.of(Decision.KeepWatching.after(LOOK_EVERY, Activity.DOUBT, why));
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
