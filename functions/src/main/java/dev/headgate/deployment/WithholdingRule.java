package dev.headgate.deployment;

import dev.headgate.config.LongestRun;
import dev.headgate.deployment.Fault.Fact;
import dev.headgate.deployment.window.Closures;
import dev.headgate.deployment.window.Opening;
import dev.headgate.deployment.window.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Decides whether production traffic that could be let go may begin to move now. A window may have closed while green came up,
 * or while a question stood.
 */
public final class WithholdingRule {

    /** Before the backend gives up, so that what is let go still meets a deployment that waits. */
    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(15);

    private static final int MOST_LOOKS = 30;
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    private WithholdingRule() {}

    /** What is done, and the record with what this look adds. */
    public record Withheld(Deployment noted, Decision decision) {}

    /** Whether this decision is the one that lets the first traffic go: what moves already is not stopped half-way. */
    public static boolean isBeginning(Deployment deployment, Decision decision) {
        return decision instanceof Decision.Proceed
                && deployment.milestones().trafficAllowed().isEmpty();
    }

    /**
     * Decides where traffic is to begin.
     *
     * @param held how long the backend keeps traffic back from its start on, at least
     */
    public static Withheld decide(
            Deployment deployment, Decision proceed, Opening opening, Duration held, Instant now) {
        return switch (opening) {
            case Opening.Open() -> new Withheld(WindowWait.open(deployment, now), proceed);
            case Opening.ClosedUntil(Instant until, String why) ->
                StartWindowRule.isOverruled(deployment)
                        ? new Withheld(WindowWait.overruled(deployment, why, now), proceed)
                        : closed(deployment, until, why, held, now);
            case Opening.NeverWithin(String why) ->
                StartWindowRule.isOverruled(deployment)
                        ? new Withheld(WindowWait.overruled(deployment, why, now), proceed)
                        : refused(deployment, why, now);
        };
    }

    private static Withheld closed(Deployment deployment, Instant until, String why, Duration held, Instant now) {
        Deployment noted = WindowWait.closed(deployment, until, why, now);
        Instant since = noted.windowWait().flatMap(WindowWait::since).orElse(now);
        Instant started = deployment.start().map(Start::at).orElse(deployment.openedAt());
        Instant itsEnd = started.plus(held).minus(BEFORE_ITS_END);
        Instant ours = since.plus(LongestRun.WITHHELD);
        Instant latest = itsEnd.isBefore(ours) ? itsEnd : ours;
        String opens =
                WindowRule.time(until, deployment.plan().environment().rules().windows());
        if (until.isAfter(latest)) {
            return refused(
                    deployment,
                    why + "; it opens " + opens + ", and " + deployment.backend()
                            + " does not keep green back for so long",
                    now);
        }
        Duration shortest =
                WatchRule.longer(SHORTEST_PAUSE, Duration.between(since, latest).dividedBy(MOST_LOOKS));
        Duration left = Duration.between(now, until);
        // What names no end is said to open by the next reading, and again then: looks are not to be the more for that.
        Duration pause = left.equals(Closures.READ_AGAIN) ? shortest : WatchRule.shorter(shortest, left);
        return new Withheld(
                noted,
                Decision.KeepWatching.after(
                        pause,
                        Activity.WINDOW_CLOSED,
                        "green is up, and production traffic may not begin to move: " + why + "; it opens " + opens));
    }

    private static Withheld refused(Deployment deployment, String why, Instant now) {
        Fault fault = new Fault(
                Fact.WINDOW,
                "production traffic may not begin to move in "
                        + deployment.plan().environment().name() + ": " + why,
                "");
        Cause closed = Cause.notReady(List.of(fault), now);
        Deployment failed = deployment.failing(closed);
        return new Withheld(failed, Decision.RollBack.of(failed.cause().orElse(closed)));
    }
}
