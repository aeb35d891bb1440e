package dev.headgate.deployment;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.MetricsJudge;
import dev.headgate.analysis.Verdict;
import dev.headgate.config.ReleaseRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Until the next look where the backend tells by events when it stands somewhere new: the pauses are for what no event tells,
 * and for events that are lost.
 *
 * <p>A wait that an event can end has {@link HistoryBudget#EVENTS_OF_AN_ANNOUNCED_LOOK} history events, so where the budget
 * runs short, it is longer in proportion.
 */
public final class AnnouncedPauses {

    /** While nobody is served by green. */
    public static final Duration QUIET = Duration.ofMinutes(5);

    /** ECS lets go of blue's targets for five minutes before it stops its tasks; nothing can be brought back any more. */
    public static final Duration BLUE_GOES = Duration.ofMinutes(10);

    /** Numbers of CloudWatch are of whole minutes, so evidence comes once in one. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Harm is ruled out by then: what may still come is found a minute later. */
    private static final Duration EASED = Duration.ofMinutes(2);

    /** After the minute in which its numbers settle has begun: {@link Judging#SETTLE} is whole minutes. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private AnnouncedPauses() {}

    /** Until green has come up, and not beyond the time that it has for it. */
    public static Duration comingUp(Duration left) {
        return WatchRule.longer(WatchRule.LOOK_EVERY, WatchRule.shorter(QUIET, wholeSeconds(left)));
    }

    /** While traffic moves. */
    static Duration shifting(Duration budgeted, Instant now) {
        return untilSettled(every(budgeted, MINUTE), now);
    }

    /** While all traffic is on green, and not beyond what is left of the bake: its end is looked at, and not a moment before. */
    static Duration baking(ReleaseRules rules, Optional<JudgeReport> judged, Duration left, Instant now) {
        Duration pause = every(HistoryBudget.bakePause(rules), isHarmRuledOut(rules, judged) ? EASED : MINUTE);
        Duration inStep = untilSettled(pause, now);
        return inStep.plus(WatchRule.LOOK_EVERY).compareTo(left) < 0 ? inStep : wholeSeconds(left);
    }

    /** Whether green would pass if the bake were over by now, and is still heard of. */
    private static boolean isHarmRuledOut(ReleaseRules rules, Optional<JudgeReport> judged) {
        return rules.judge().isPresent()
                && judged.filter(it -> isKnownOfLate(it)
                                && MetricsJudge.judge(
                                                        it.metrics(),
                                                        it.health(),
                                                        Judging.parameters(
                                                                rules.judge().get()),
                                                        true)
                                                .verdict()
                                        == Verdict.PASS)
                        .isPresent();
    }

    private static boolean isKnownOfLate(JudgeReport report) {
        return report.metrics().stream()
                .allMatch(it -> !it.rows().isEmpty() && it.rows().getLast().nG() > 0);
    }

    /** While the backend removes blue. */
    static Duration retiring(Duration left) {
        return WatchRule.shorter(BLUE_GOES, wholeSeconds(left));
    }

    private static Duration every(Duration budgeted, Duration wanted) {
        Duration affordable = budgeted.multipliedBy(HistoryBudget.EVENTS_OF_AN_ANNOUNCED_LOOK)
                .dividedBy(HistoryBudget.EVENTS_OF_A_LOOK);
        boolean isShort = budgeted.compareTo(WatchRule.LOOK_EVERY) > 0 && affordable.compareTo(wanted) > 0;
        return isShort ? wholeMinutes(affordable) : wanted;
    }

    /** In step with the minutes, so that a look finds the numbers of one that has just settled. */
    private static Duration untilSettled(Duration every, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return wholeSeconds(Duration.between(now, minute.plus(every).plus(SETTLED)));
    }

    private static Duration wholeMinutes(Duration duration) {
        return Duration.ofMinutes(Math.ceilDiv(duration.toSeconds(), MINUTE.toSeconds()));
    }

    /** Never less: a look that comes a moment too early has to be followed by another. */
    private static Duration wholeSeconds(Duration duration) {
        return Duration.ofSeconds(Math.max(1, Math.ceilDiv(duration.toMillis(), 1000L)));
    }
}
