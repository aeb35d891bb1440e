package dev.headgate.cli.look.plan;

import dev.headgate.config.Gate;
import dev.headgate.config.LongestRun;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.StartWindowRule.Turn;
import dev.headgate.deployment.WindowWait;
import dev.headgate.deployment.window.WindowRule;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When an environment's rules let what happen: at the earliest, where the environment is free, approvers answer at once and green
 * comes up in no time.
 *
 * @param turn whether its windows, freezes and calendar let it start when its wave begins
 * @param wave when that is, at the earliest, and {@code atLatest}
 */
record Schedule(ReleaseRules rules, Turn turn, Instant wave, Instant atLatest) {

    List<PlanReport.Step> steps() {
        List<PlanReport.Step> steps = new ArrayList<>();
        door().ifPresent(steps::add);
        gate(Gate.Before.DEPLOYMENT).ifPresent(it -> steps.add(at(begins(), it, 0)));
        steps.add(at(begins(), "green comes up, within " + DurationWords.rounded(rules.greenUp()), 0));
        gate(Gate.Before.TRAFFIC).ifPresent(it -> steps.add(at(begins(), it, 0)));
        Instant at = begins();
        for (Strategy.Step step : rules.strategy().steps()) {
            steps.add(at(at, "held for " + hold(step), step.percent()));
            at = at.plus(step.hold());
        }
        steps.add(at(at, bake(), 100));
        steps.add(at(earliest(), "blue goes", 100));
        return steps;
    }

    /** When it is let in; where it is refused, the rest is as if its wave found it open. */
    Instant begins() {
        return opens().orElse(wave);
    }

    Instant earliest() {
        return begins().plus(rules.strategy().shiftDuration()).plus(rules.bake());
    }

    Instant latest() {
        return Walk.later(begins(), atLatest).plus(LongestRun.of(rules).total());
    }

    private Optional<Instant> opens() {
        return turn instanceof Turn.Wait closed ? closed.noted().windowWait().map(WindowWait::until) : Optional.empty();
    }

    private Optional<PlanReport.Step> door() {
        return switch (turn) {
            case Turn.Go open -> Optional.empty();
            case Turn.Wait closed ->
                opens().map(it -> new PlanReport.Step(
                        wave, "waits until " + WindowRule.time(it, rules.windows()), 0, Optional.of(it)));
            case Turn.Refused refused ->
                Optional.of(at(wave, "would be refused; if it were not, what follows would", 0));
        };
    }

    private static PlanReport.Step at(Instant at, String what, int greenPercent) {
        return new PlanReport.Step(at, what, greenPercent, Optional.empty());
    }

    private Optional<String> gate(Gate.Before before) {
        return rules.gate(before)
                .map(it -> (it.required() == 1
                                ? String.join(" or ", it.approvers())
                                : it.required() + " of " + String.join(", ", it.approvers()))
                        + " decide" + (it.required() == 1 ? "s" : "") + ", within "
                        + DurationWords.rounded(it.expiresAfter()) + ": all that follows waits for that");
    }

    private static String hold(Strategy.Step step) {
        return DurationWords.rounded(step.hold())
                + (step.atMost().equals(step.hold()) ? "" : ", " + DurationWords.rounded(step.atMost()) + " at most");
    }

    private String bake() {
        Duration bake = rules.bake();
        if (bake.isZero()) {
            return "no bake";
        }
        String most =
                rules.longestBake().equals(bake) ? "" : ", " + DurationWords.rounded(rules.longestBake()) + " at most";
        return "bakes for " + DurationWords.rounded(bake) + most;
    }
}
