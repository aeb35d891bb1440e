package dev.headgate.deployment;

import dev.headgate.analysis.HealthMinute;
import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides for how long a look at everything stands, and whether a glance at the minutes alone is enough meanwhile.
 *
 * <p>While nothing moves, harm shows in the minutes first: errors, and targets that are missing. What they do not show, an alarm or
 * a listener that somebody has changed, is looked at less often the more deployments there are to be looked at.
 */
public final class StandingRule {

    private static final Duration SHORTEST = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Of an account's reads, so that all together stay below half of what AWS allows. */
    private static final Duration FOR_EACH = Duration.ofMillis(700);

    private StandingRule() {}

    /**
     * For how long a look stands; empty where something moves, is amiss or cannot be seen.
     *
     * @param deployment with all that the look has found
     * @param crowd how many deployments are at work in the same account and region
     */
    public static Optional<Duration> standsFor(
            Deployment deployment, Observation look, Decision decision, Optional<JudgeReport> judged, int crowd) {
        boolean quiet = decision instanceof Decision.KeepWatching wait
                && wait.activity().filter(StandingRule::isQuiet).isPresent()
                && look.greenWeight() > 0
                && look.unseen().isEmpty()
                && deployment.seen().since().isEmpty();
        return quiet && judged.filter(StandingRule::showsGreen).isPresent()
                ? Optional.of(WatchRule.shorter(
                        LONGEST, WatchRule.longer(SHORTEST, FOR_EACH.multipliedBy(Math.max(0, crowd)))))
                : Optional.empty();
    }

    private static boolean isQuiet(Activity activity) {
        return switch (activity) {
            case TRAFFIC_MOVES, BAKES, JUDGE_WATCHES_ON -> true;
            case GREEN_COMES_UP, PAUSED, BLUE_GOES, WINDOW_CLOSED, DOUBT, BLIND -> false;
        };
    }

    /**
     * Whether what a glance led to needs no look at everything first. Whoever lets traffic or blue go looks at everything in that
     * very step.
     *
     * @param before the record as it was
     * @param noted the record with what the glance found
     */
    public static boolean suffices(
            Deployment before, Deployment noted, Decision decision, Optional<JudgeReport> judged) {
        boolean known = judged.filter(StandingRule::showsGreen).isPresent();
        return switch (decision) {
            case Decision.RollBack harm ->
                judged.filter(it -> it.verdict() == Verdict.FAIL).isPresent();
            case Decision.KeepWatching wait ->
                known
                        && noted.seen().equals(before.seen())
                        && wait.activity().filter(StandingRule::isQuiet).isPresent();
            case Decision.Proceed more -> known && noted.seen().equals(before.seen());
            case Decision.RetireBlue end -> known && noted.seen().equals(before.seen());
            case Decision.AskForTraffic ask -> false;
            case Decision.AskToFinish ask -> false;
            case Decision.Finish end -> false;
            case Decision.CallHuman call -> false;
        };
    }

    /** How many of green's targets were healthy in its last minute, where none was missing; empty where that is not known. */
    public static OptionalInt healthy(JudgeReport report) {
        return showsGreen(report)
                ? OptionalInt.of(
                        report.health().getLast().healthyHosts().orElseThrow().intValue())
                : OptionalInt.empty();
    }

    /** Green's last minute is known, and no target was missing in it. */
    private static boolean showsGreen(JudgeReport report) {
        return !report.health().isEmpty() && isWell(report.health().getLast());
    }

    private static boolean isWell(HealthMinute minute) {
        return minute.requests() > 0
                && minute.healthyHosts()
                        .filter(hosts -> hosts >= minute.desiredHosts())
                        .isPresent();
    }
}
