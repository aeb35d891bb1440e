package dev.headgate.deployment;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Until the next look where green is judged: numbers of CloudWatch are of whole minutes, so evidence comes once in one, and looks
 * are in step with that.
 *
 * <p>A wait that an event can end has {@link HistoryBudget#EVENTS_OF_AN_ANNOUNCED_LOOK} history events, so where the budget
 * runs short, it is longer in proportion.
 */
final class MinutePauses {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Numbers that come as a minute ends are there by then. */
    private static final Duration NUMBERS_THERE = Duration.ofSeconds(5);

    /** Of many deployments each looks at a second of its own: all at once, they would ask AWS for more than it gives. */
    private static final int SPREAD_SECONDS = 25;

    private MinutePauses() {}

    /** @param budgeted the shortest that the history allows */
    static Duration next(Deployment deployment, Duration budgeted, boolean announced, Instant now) {
        Duration second =
                NUMBERS_THERE.plusSeconds(Math.floorMod(deployment.id().hashCode(), SPREAD_SECONDS));
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return wholeSeconds(
                Duration.between(now, minute.plus(every(budgeted, announced)).plus(second)));
    }

    /** The same, and not beyond what is left: its end is looked at, and not a moment before. */
    static Duration until(Deployment deployment, Duration left, Duration budgeted, boolean announced, Instant now) {
        Duration inStep = next(deployment, budgeted, announced, now);
        return inStep.plus(WatchRule.LOOK_EVERY).compareTo(left) < 0 ? inStep : wholeSeconds(left);
    }

    private static Duration every(Duration budgeted, boolean announced) {
        Duration affordable = announced
                ? budgeted.multipliedBy(HistoryBudget.EVENTS_OF_AN_ANNOUNCED_LOOK)
                        .dividedBy(HistoryBudget.EVENTS_OF_A_LOOK)
                : budgeted;
        boolean isShort = budgeted.compareTo(WatchRule.LOOK_EVERY) > 0 && affordable.compareTo(MINUTE) > 0;
        return isShort ? Duration.ofMinutes(Math.ceilDiv(affordable.toSeconds(), MINUTE.toSeconds())) : MINUTE;
    }

    /** Never less: a look that comes a moment too early has to be followed by another. */
    static Duration wholeSeconds(Duration duration) {
        return Duration.ofSeconds(Math.max(1, Math.ceilDiv(duration.toMillis(), 1000L)));
    }
}
