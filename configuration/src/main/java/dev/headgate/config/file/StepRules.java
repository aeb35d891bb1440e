package dev.headgate.config.file;

import dev.headgate.config.LongestRun;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.text.DurationText;
import dev.headgate.tree.Section;
import java.time.Duration;

/** Which steps of the traffic each controller can do; what it cannot is refused here, with the nearest that it can. */
final class StepRules {

    /** In percent, of ECS's linear strategy (ECS API reference). */
    static final int SMALLEST_GRAIN = 3;

    /** ECS holds none of its own steps for longer (ECS API reference). */
    private static final Duration LONGEST_OWN_HOLD = Duration.ofDays(1);

    private StepRules() {}

    static void require(Section environment, Controller controller, ReleaseRules rules) {
        requireInTime(environment, rules);
        if (rules.isPacedByEvidence() && rules.judge().isEmpty()) {
            fault(
                    environment,
                    "pace: evidence waits for what the judge says, and there is none",
                    "Remove judge: {enabled: false}, or pace");
        }
        switch (controller) {
            case CODEDEPLOY -> requireOfCodeDeploy(environment, rules.strategy());
            case ECS -> requireOfEcs(environment, rules.strategy());
        }
    }

    /** Looks are the rarer the longer it may take: beyond this they would be too rare at its steps. */
    private static void requireInTime(Section environment, ReleaseRules rules) {
        Duration longest = rules.strategy().longestShift().plus(LongestRun.suspected(rules));
        if (rules.strategy() instanceof Strategy.Stepped && longest.compareTo(Formats.LONGEST_SHIFT) > 0) {
            fault(
                    environment,
                    "the steps%s take up to %s until green has all traffic, and a shift may take %s"
                            .formatted(
                                    rules.isPacedByEvidence()
                                            ? ", with judge.maximumExtension at each for a suspicion,"
                                            : "",
                                    DurationText.of(longest),
                                    DurationText.of(Formats.LONGEST_SHIFT)),
                    "Write fewer steps, or shorten hold, atMost or judge.maximumExtension, and lengthen bake");
        }
    }

    private static void requireOfCodeDeploy(Section environment, Strategy strategy) {
        if (strategy instanceof Strategy.Stepped stepped) {
            String nearest = NearestSteps.text(NearestSteps.ofCodeDeploy(stepped));
            fault(
                    environment,
                    stepped.pace() == Strategy.Pace.EVIDENCE
                            ? "CodeDeploy leaves each step by its own clock, and never by evidence"
                            : "CodeDeploy holds one step (canary), or equal ones for equal times (linear), and no others",
                    "Say controller: ecs, or write the nearest that it can: strategy: " + nearest);
        }
    }

    private static void requireOfEcs(Section environment, Strategy strategy) {
        switch (strategy) {
            case Strategy.AllAtOnce() -> {
                // One step of any backend.
            }
            case Strategy.Canary(int percent, Duration interval) -> requireHeld(environment, interval);
            case Strategy.Linear(int percent, Duration interval) -> {
                requireHeld(environment, interval);
                requireGrain(environment, percent, new Strategy.Linear(SMALLEST_GRAIN, interval));
            }
            case Strategy.Stepped stepped -> {
                if (stepped.steps().size() > 1) {
                    requireGrain(environment, stepped.grain(), NearestSteps.ofEcs(stepped));
                }
            }
        }
    }

    private static void requireGrain(Section environment, int grain, Strategy nearest) {
        if (grain < SMALLEST_GRAIN) {
            fault(
                    environment,
                    "ECS moves traffic by equal parts of %d %% or more, and all of these steps are multiples of %d %% only"
                            .formatted(SMALLEST_GRAIN, grain),
                    "Write the nearest that it can: strategy: %s; or one step alone, which may be 1 %%"
                            .formatted(NearestSteps.text(nearest)));
        }
    }

    private static void requireHeld(Section environment, Duration hold) {
        if (hold.compareTo(LONGEST_OWN_HOLD) > 0) {
            fault(
                    environment,
                    "ECS holds a step for %s at most, not %s"
                            .formatted(DurationText.of(LONGEST_OWN_HOLD), DurationText.of(hold)),
                    "Write a shorter interval, and a longer bake");
        }
    }

    private static void fault(Section environment, String problem, String cure) {
        environment.fault("strategy", problem, cure);
    }
}
