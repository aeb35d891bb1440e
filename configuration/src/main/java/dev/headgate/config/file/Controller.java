package dev.headgate.config.file;

import dev.headgate.config.Backend;
import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Strategy;
import dev.headgate.text.DurationText;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Who moves the traffic of a service in an environment, as the file says it. */
enum Controller {
    CODEDEPLOY,
    ECS;

    static final String KEY = "controller";

    private static final int SMALLEST_STEP = 3;
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);

    private static final Format<Controller> FORMAT =
            Format.choice(List.of(values()), it -> it.name().toLowerCase(Locale.ROOT));

    /** To be asked once: what is wrong is told each time. */
    static Controller of(Section environment) {
        return environment.optional(KEY, FORMAT).orElse(CODEDEPLOY);
    }

    /** ECS takes no smaller step than this many percent, and holds none for longer than a day (ECS API reference). */
    void requireSteps(Section environment, Strategy strategy) {
        if (this == CODEDEPLOY) {
            return;
        }
        if (strategy instanceof Strategy.Linear(int percent, Duration interval) && percent < SMALLEST_STEP) {
            environment.fault(
                    "strategy",
                    "ECS moves traffic in steps of %d %% or more, not %d".formatted(SMALLEST_STEP, percent),
                    "Write for example: {linear: {percent: %d, interval: %s}}, or canary, which may begin with 1 %%"
                            .formatted(SMALLEST_STEP, DurationText.of(interval)));
        }
        strategy.steps().stream()
                .map(Strategy.Step::hold)
                .filter(hold -> hold.compareTo(LONGEST_HOLD) > 0)
                .findFirst()
                .ifPresent(hold -> environment.fault(
                        "strategy",
                        "ECS holds a step for %s at most, not %s"
                                .formatted(DurationText.of(LONGEST_HOLD), DurationText.of(hold)),
                        "Write a shorter interval, and a longer bake"));
    }

    /**
     * What moves the traffic of a service that Headgate makes.
     *
     * @param name that CodeDeploy would know it by
     */
    Backend ofMade(String name) {
        return switch (this) {
            case CODEDEPLOY -> new CodeDeployGroup(name, name);
            case ECS -> new EcsDeployments();
        };
    }
}
