package dev.headgate.cli.look.plan;

import dev.headgate.config.LongestRun;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.StartWindowRule;
import dev.headgate.deployment.StartWindowRule.Turn;
import dev.headgate.deployment.window.CalendarState;
import dev.headgate.deployment.window.Closures;
import dev.headgate.deployment.window.WindowRule;
import dev.headgate.release.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an environment will be open, by what is known of it now.
 *
 * @param known windows are for ever, a freeze until it ends, and a change calendar until it changes: nobody knows what it says then
 */
record Outlook(Closures known) {

    /** As readiness would decide at that time. */
    Turn turn(DeploymentPlan plan, Instant at) {
        Duration needs = LongestRun.plannedFromStart(plan.environment().rules());
        return StartWindowRule.decide(Deployment.open(plan, "plan", at), WindowRule.decide(at(at), needs, at), at);
    }

    private Closures at(Instant later) {
        return new Closures(
                known.windows(), known.freezes(), known.calendar().flatMap(it -> Outlook.unchanged(it, later)));
    }

    /** Empty from its next change on. */
    private static Optional<CalendarState> unchanged(CalendarState state, Instant later) {
        Optional<Instant> changes = switch (state) {
            case CalendarState.Open(Optional<Instant> until) -> until;
            case CalendarState.Closed(Optional<Instant> until) -> until;
            case CalendarState.Unreadable unreadable -> Optional.empty();
        };
        return changes.filter(it -> !later.isBefore(it)).isPresent() ? Optional.empty() : Optional.of(state);
    }
}
