package dev.headgate.deployment;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Verdict;
import dev.headgate.config.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what a look at a running deployment leads to.
 *
 * <p>Where the traffic is, is read from the live listener and the task sets, never from CodeDeploy's status: a deployment
 * stays {@code InProgress} through the whole bake.
 */
public final class WatchRule {

    /** Often enough that a rollback is asked for in the minute in which the evidence is there. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    /** So many looks at a shift and a bake, about nine events each, stay below Step Functions' 25,000 history events. */
    static final int MOST_LOOKS_AT_A_SHIFT = 600;

    static final int MOST_LOOKS_AT_A_BAKE = 1200;

    /** Green must be up and healthy within this time; CodeDeploy itself would wait for an hour. */
    static final Duration GREEN_UP_WITHIN = Duration.ofMinutes(30);

    /** On top of the planned shift. */
    static final Duration SHIFT_SLACK = Duration.ofMinutes(15);

    /** Blue's end takes a minute or two; then the release counts as deployed even if CodeDeploy still tidies up. */
    static final Duration BLUE_GONE_WITHIN = Duration.ofMinutes(30);

    /** ECS replaces tasks in a minute or two; when blue is gone, nothing but a person helps a green that stays down. */
    static final Duration GREEN_BACK_WITHIN = Duration.ofMinutes(3);

    private WatchRule() {}

    /**
     * Decides from the deployment's record, with all milestones up to this look, and what this look saw.
     *
     * @param deployment has a CodeDeploy deployment
     * @param judged what the judge says of green's metrics; empty where there is nothing to judge
     */
    public static Decision decide(Deployment deployment, Observation seen, Optional<JudgeReport> judged, Instant now) {
        if (deployment.cause().isPresent()) {
            // A look that ran twice may have found it: whatever is seen by now, the record says that this one failed.
            return new Decision.RollBack(deployment.cause().get().reason());
        }
        Optional<Duration> retiring = deployment.milestones().blueRetiring().map(asked -> Duration.between(asked, now));
        if (seen.progress().status().isTerminal()) {
            return decideEnded(seen, retiring);
        }
        if (retiring.isPresent()) {
            return decideRetiring(seen, retiring.get());
        }
        if (!seen.service().alarmsInAlarm().isEmpty()) {
            return new Decision.RollBack(alarmText(seen.service()));
        }
        if (seen.greenWeight() > 0 && isGreenDown(seen)) {
            return new Decision.RollBack(
                    "green serves " + seen.greenWeight() + " % of production and has no healthy target");
        }
        Optional<JudgeReport> failed = judged.filter(report -> report.verdict() == Verdict.FAIL);
        if (failed.isPresent()) {
            return new Decision.RollBack(failed.get().evidence());
        }
        if (seen.progress().status() == DeploymentProgress.Status.READY) {
            return decideReady(deployment, now);
        }
        return deployment
                .milestones()
                .trafficMoved()
                .map(moved -> BakeRule.decide(deployment, judged, moved, now))
                .orElseGet(() -> decideShift(deployment, seen, now));
    }

    private static Decision decideEnded(Observation seen, Optional<Duration> retiring) {
        DeploymentProgress progress = seen.progress();
        if (progress.status() != DeploymentProgress.Status.SUCCEEDED) {
            return new Decision.RollBack(CodeDeployWords.ended(progress));
        }
        if (seen.greenWeight() != 100) {
            return new Decision.CallHuman("CodeDeploy calls " + progress.id() + " succeeded, but the listener sends "
                    + seen.greenWeight() + " % of production to green");
        }
        if (!seen.service().alarmsInAlarm().isEmpty()) {
            return new Decision.CallHuman("blue is gone already, and " + alarmText(seen.service()));
        }
        if (isGreenDown(seen)) {
            return retiring.filter(elapsed -> elapsed.compareTo(GREEN_BACK_WITHIN) < 0)
                            .isPresent()
                    ? Decision.KeepWatching.after(
                            LOOK_EVERY, "green has no healthy target; ECS may be replacing its tasks")
                    : new Decision.CallHuman("blue is gone already, and green has no healthy target");
        }
        return new Decision.Finish("green serves 100 % and blue is gone");
    }

    private static Decision decideRetiring(Observation seen, Duration elapsed) {
        if (elapsed.compareTo(BLUE_GONE_WITHIN) < 0) {
            return Decision.KeepWatching.after(LOOK_EVERY, "blue is being removed");
        }
        if (seen.greenWeight() != 100) {
            return new Decision.CallHuman("blue was to be removed, but the listener sends only " + seen.greenWeight()
                    + " % of production to green");
        }
        return isGreenDown(seen)
                ? new Decision.CallHuman("blue was to be removed, and green has no healthy target")
                : new Decision.Finish("green serves 100 %; CodeDeploy is still removing blue");
    }

    private static boolean isGreenDown(Observation seen) {
        return seen.green().filter(it -> it.healthy() == 0).isPresent();
    }

    private static Decision decideReady(Deployment deployment, Instant now) {
        boolean asks = deployment
                .plan()
                .environment()
                .rules()
                .gate(Gate.Before.TRAFFIC)
                .isPresent();
        if (asks && deployment.decisionAt(Gate.Before.TRAFFIC).isEmpty()) {
            return new Decision.AskForTraffic("green is up on the test listener");
        }
        boolean justAllowed = deployment
                .milestones()
                .trafficAllowed()
                .filter(at -> Duration.between(at, now).compareTo(LOOK_EVERY) < 0)
                .isPresent();
        return justAllowed
                ? Decision.KeepWatching.after(LOOK_EVERY, "traffic has been allowed to move")
                : new Decision.Proceed(asks ? "production traffic is approved" : "no gate before traffic");
    }

    private static Decision decideShift(Deployment deployment, Observation seen, Instant now) {
        Optional<Instant> allowed = deployment.milestones().trafficAllowed();
        Instant since = allowed.or(() -> deployment.start().map(Start::at)).orElse(deployment.openedAt());
        Duration elapsed = Duration.between(since, now);
        if (allowed.isEmpty() && seen.greenWeight() == 0 && elapsed.compareTo(GREEN_UP_WITHIN) > 0) {
            return new Decision.RollBack(
                    "green did not come up healthy within " + DurationWords.rounded(GREEN_UP_WITHIN));
        }
        Duration shift = deployment.plan().environment().rules().strategy().shiftDuration();
        Duration limit = (allowed.isEmpty() ? GREEN_UP_WITHIN : Duration.ZERO)
                .plus(shift.multipliedBy(3).dividedBy(2))
                .plus(SHIFT_SLACK);
        if (elapsed.compareTo(limit) > 0) {
            return new Decision.RollBack(
                    "production traffic was not all on green after " + DurationWords.rounded(elapsed));
        }
        String why = seen.greenWeight() > 0
                ? "traffic is moving, green has " + seen.greenWeight() + " %"
                : "green is coming up";
        return Decision.KeepWatching.after(longer(LOOK_EVERY, shift.dividedBy(MOST_LOOKS_AT_A_SHIFT)), why);
    }

    private static String alarmText(ServiceView service) {
        return "alarm " + String.join(", ", service.alarmsInAlarm()) + " is red";
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
