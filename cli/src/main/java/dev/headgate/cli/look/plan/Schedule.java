package dev.headgate.cli.look.plan;

import dev.headgate.config.Gate;
import dev.headgate.config.LongestRun;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
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
 * @param begins when its wave does, at the earliest, and {@code atLatest}
 */
record Schedule(ReleaseRules rules, Instant begins, Instant atLatest) {

    List<PlanReport.Step> steps() {
        List<PlanReport.Step> steps = new ArrayList<>();
        gate(Gate.Before.DEPLOYMENT).ifPresent(it -> steps.add(new PlanReport.Step(begins, it, 0)));
        steps.add(new PlanReport.Step(begins, "green comes up, within " + DurationWords.rounded(rules.greenUp()), 0));
        gate(Gate.Before.TRAFFIC).ifPresent(it -> steps.add(new PlanReport.Step(begins, it, 0)));
        Instant at = begins;
        for (Strategy.Step step : rules.strategy().steps()) {
            steps.add(new PlanReport.Step(at, "held for " + hold(step), step.percent()));
            at = at.plus(step.hold());
        }
        steps.add(new PlanReport.Step(at, bake(), 100));
        steps.add(new PlanReport.Step(earliest(), "blue goes", 100));
        return steps;
    }

    Instant earliest() {
        return begins.plus(rules.strategy().shiftDuration()).plus(rules.bake());
    }

    Instant latest() {
        return atLatest.plus(LongestRun.of(rules).total());
    }

    private Optional<String> gate(Gate.Before before) {
        return rules.gate(before)
                .map(it -> (it.required() == 1
                                ? String.join(" or ", it.approvers())
                                : it.required() + " of " + String.join(", ", it.approvers()))
                        + " decide" + (it.required() == 1 ? "s" : "") + ", within "
                        + DurationWords.rounded(it.expiresAfter()));
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
