package dev.headgate.simulator.environment.ecs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.CanaryConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LinearConfiguration;

/**
 * A step of production traffic.
 *
 * @param percent that green gets
 * @param bake for which it is held there; never after the last
 */
record Shift(double percent, Duration bake) {

    private static final double USUAL_STEP = 10;
    private static final int USUAL_STEP_BAKE = 6;
    private static final double USUAL_CANARY = 5;
    private static final int USUAL_CANARY_BAKE = 10;

    private static final Shift ALL = new Shift(100, Duration.ZERO);

    /** What leads to 100 %, by a configuration that was checked. */
    static List<Shift> of(DeploymentConfiguration configuration) {
        return switch (configuration.strategy()) {
            case BLUE_GREEN -> List.of(ALL);
            case CANARY -> canary(Optional.ofNullable(configuration.canaryConfiguration()));
            case LINEAR -> linear(Optional.ofNullable(configuration.linearConfiguration()));
            case ROLLING, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException(configuration.strategyAsString() + " shifts no traffic");
        };
    }

    private static List<Shift> canary(Optional<CanaryConfiguration> asked) {
        double percent = asked.map(CanaryConfiguration::canaryPercent).orElse(USUAL_CANARY);
        int bake = asked.map(CanaryConfiguration::canaryBakeTimeInMinutes).orElse(USUAL_CANARY_BAKE);
        return percent == 100 ? List.of(ALL) : List.of(new Shift(percent, Duration.ofMinutes(bake)), ALL);
    }

    private static List<Shift> linear(Optional<LinearConfiguration> asked) {
        double step = asked.map(LinearConfiguration::stepPercent).orElse(USUAL_STEP);
        int bake = asked.map(LinearConfiguration::stepBakeTimeInMinutes).orElse(USUAL_STEP_BAKE);
        List<Shift> shifts = new ArrayList<>();
        // In tenths, so that nothing is lost on the way up.
        long tenths = Math.round(step * 10);
        for (long reached = tenths; reached < 1000; reached += tenths) {
            shifts.add(new Shift(reached / 10.0, Duration.ofMinutes(bake)));
        }
        shifts.add(ALL);
        return List.copyOf(shifts);
    }
}
