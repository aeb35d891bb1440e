package dev.headgate.deployment;

import dev.headgate.config.LongestRun;
import dev.headgate.config.window.Outside;
import dev.headgate.config.window.Windows;
import dev.headgate.deployment.Fault.Fact;
import dev.headgate.deployment.window.Opening;
import dev.headgate.deployment.window.WindowRule;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether a deployment may start where production traffic may begin to move only at times. */
public final class StartWindowRule {

    private StartWindowRule() {}

    /** What it comes to; each with the record and what this look adds to it. */
    public sealed interface Turn {

        Deployment noted();

        /** It may start, or a person overrules what is closed. */
        record Go(Deployment noted) implements Turn {}

        /** It waits so long, and it is looked at again. */
        record Wait(Deployment noted, Duration pause, String why) implements Turn {}

        /** It does not wait, or has waited for long enough. */
        record Refused(Deployment noted, Fault fault) implements Turn {}
    }

    public static Turn decide(Deployment deployment, Opening opening, Instant now) {
        return switch (opening) {
            case Opening.Open() -> new Turn.Go(WindowWait.open(deployment, now));
            case Opening.ClosedUntil(Instant until, String why) ->
                isOverruled(deployment) ? overruled(deployment, why, now) : closed(deployment, until, why, now);
            case Opening.NeverWithin(String why) ->
                isOverruled(deployment)
                        ? overruled(deployment, why, now)
                        : new Turn.Refused(deployment, fault(deployment, why));
        };
    }

    /** Whether a closed window was in the way, and nothing else. */
    public static boolean refusesForWindow(Cause cause) {
        return cause.facts().filter(it -> it.equals(List.of(Fact.WINDOW))).isPresent();
    }

    /** Whether somebody has it go although production is closed. */
    static boolean isOverruled(Deployment deployment) {
        return deployment.plan().release().override().isPresent();
    }

    private static Turn overruled(Deployment deployment, String why, Instant now) {
        return new Turn.Go(WindowWait.overruled(deployment, why, now));
    }

    private static Turn closed(Deployment deployment, Instant until, String why, Instant now) {
        Optional<Windows> windows = deployment.plan().environment().rules().windows();
        String opens = why + "; it opens " + WindowRule.time(until, windows);
        if (windows.filter(it -> it.outside() == Outside.REFUSE).isPresent()) {
            return new Turn.Refused(deployment, fault(deployment, opens));
        }
        Deployment noted = WindowWait.closed(deployment, until, why, now);
        Duration waited =
                Duration.between(noted.windowWait().map(WindowWait::first).orElse(now), now);
        if (waited.compareTo(LongestRun.FOR_A_WINDOW) >= 0) {
            return new Turn.Refused(
                    deployment, fault(deployment, opens + ", and it has waited " + DurationWords.rounded(waited)));
        }
        return new Turn.Wait(noted, HistoryBudget.windowPause(waited, Duration.between(now, until)), opens);
    }

    private static Fault fault(Deployment deployment, String why) {
        String what = deployment.plan().environment().name() + " is closed for releases: " + why;
        return new Fault(Fact.WINDOW, what, "");
    }
}
