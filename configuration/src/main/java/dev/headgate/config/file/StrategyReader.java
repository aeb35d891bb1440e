package dev.headgate.config.file;

import dev.headgate.config.Strategy;
import dev.headgate.config.Strategy.Pace;
import dev.headgate.config.Strategy.Step;
import dev.headgate.text.DurationText;
import dev.headgate.tree.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how production traffic moves from blue to green. */
final class StrategyReader {

    private static final Strategy DEFAULT = new Strategy.Canary(10, Duration.ofMinutes(5));
    private static final String EXAMPLE = "steps: [{percent: 5, hold: 10m}, {percent: 25}]";

    /** Of a step that is left by the clock. */
    private static final Duration USUAL_HOLD = Duration.ofMinutes(5);

    /** Of a step that is left by evidence: nothing is known of it earlier. */
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(1);

    private static final Duration USUAL_MOST = Duration.ofMinutes(5);

    private final Section section;

    private StrategyReader(Section section) {
        this.section = section;
    }

    static Strategy read(Section rules) {
        if (!rules.isSection("strategy")) {
            return rules.optional("strategy", Formats.STRATEGY).orElse(DEFAULT);
        }
        return new StrategyReader(rules.requiredSection("strategy", "strategy: " + Formats.STRATEGY.example())).read();
    }

    private Strategy read() {
        List<String> shapes = section.names(Formats.SHIFT).stream()
                .filter(it -> !"pace".equals(it))
                .filter(Formats.SHIFT.choices()::contains)
                .toList();
        if (shapes.size() > 1) {
            section.fault(shapes.getLast(), String.join(" and ", shapes) + " exclude each other", "Keep one of them");
        }
        Optional<Pace> pace = section.optional("pace", Formats.PACE);
        if (shapes.contains("steps")) {
            return steps(pace.orElse(Pace.CLOCK));
        }
        if (pace.isPresent()) {
            section.fault(
                    "pace",
                    "pace says when each of steps is left, and there are no steps",
                    "Write for example: " + EXAMPLE);
        }
        return named(shapes);
    }

    private Strategy named(List<String> shapes) {
        if (shapes.contains("linear")) {
            Section linear = section.part("linear", "linear: {percent: 10, interval: 1m}");
            return requireInTime(
                    "linear",
                    new Strategy.Linear(
                            linear.required("percent", Formats.PERCENT),
                            linear.required("interval", Formats.INTERVAL)));
        }
        if (shapes.contains("canary")) {
            Section canary = section.part("canary", "canary: {percent: 10, interval: 5m}");
            return new Strategy.Canary(
                    canary.required("percent", Formats.PERCENT), canary.required("interval", Formats.INTERVAL));
        }
        return DEFAULT;
    }

    /** CodeDeploy takes a longer one as a deployment configuration, and fails the deployment when its time is over. */
    private Strategy requireInTime(String key, Strategy.Linear linear) {
        if (linear.shiftDuration().compareTo(Formats.LONGEST_SHIFT) > 0) {
            section.fault(
                    key,
                    "%d %% more every %s takes %s until green has all traffic, and CodeDeploy gives a shift %s"
                            .formatted(
                                    linear.percent(),
                                    DurationText.of(linear.interval()),
                                    DurationText.of(linear.shiftDuration()),
                                    DurationText.of(Formats.LONGEST_SHIFT)),
                    "Shorten interval, or write a larger percent");
        }
        return linear;
    }

    private Strategy steps(Pace pace) {
        int before = section.faults().count();
        List<Step> steps = new ArrayList<>();
        for (Section step : section.requiredSections("steps", EXAMPLE)) {
            int percent = step.required("percent", Formats.PERCENT);
            Step read = step(step, percent, pace);
            boolean rises = steps.isEmpty() || percent > steps.getLast().percent();
            if (rises) {
                steps.add(read);
            } else if (step.faults().count() == before) {
                step.fault(
                        "percent",
                        "each step must be higher than the one before, and %d %% comes after %d %%"
                                .formatted(percent, steps.getLast().percent()),
                        "Put the steps in order, each once; 100 % comes last by itself");
            }
        }
        return steps.isEmpty() ? DEFAULT : named(new Strategy.Stepped(steps, pace));
    }

    private static Step step(Section step, int percent, Pace pace) {
        Optional<Duration> hold = step.optional("hold", Formats.INTERVAL);
        Optional<Duration> atMost = step.optional("atMost", Formats.INTERVAL);
        return switch (pace) {
            case CLOCK -> {
                if (atMost.isPresent()) {
                    step.fault(
                            "atMost",
                            "a step that is left by the clock is held for its hold, no shorter and no longer",
                            "Write pace: evidence beside steps, or remove atMost");
                }
                yield new Step(percent, hold.orElse(USUAL_HOLD));
            }
            case EVIDENCE -> byEvidence(step, percent, hold.orElse(SHORTEST_HOLD), atMost);
        };
    }

    private static Step byEvidence(Section step, int percent, Duration hold, Optional<Duration> atMost) {
        Duration usual = hold.compareTo(USUAL_MOST) > 0 ? hold : USUAL_MOST;
        if (atMost.filter(it -> it.compareTo(hold) < 0).isPresent()) {
            step.fault(
                    "atMost",
                    "a step cannot be held for %s at least and %s at most"
                            .formatted(DurationText.of(hold), DurationText.of(atMost.get())),
                    "Write for example: atMost: " + DurationText.of(usual));
        }
        return new Step(
                percent, hold, atMost.filter(it -> it.compareTo(hold) >= 0).orElse(usual));
    }

    /** What has a name is what a backend can hold by itself. */
    private Strategy named(Strategy.Stepped stepped) {
        List<Step> steps = stepped.steps();
        Step first = steps.getFirst();
        if (stepped.pace() == Pace.EVIDENCE) {
            return stepped;
        }
        if (steps.size() == 1) {
            return new Strategy.Canary(first.percent(), first.hold());
        }
        Strategy.Linear linear = new Strategy.Linear(first.percent(), first.hold());
        return linear.steps().equals(steps) ? requireInTime("steps", linear) : stepped;
    }
}
