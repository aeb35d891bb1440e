package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.config.Strategy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How traffic is shifted, by the name of the deployment configuration. */
public final class DeploymentConfigs {

    static final String ALL_AT_ONCE = "CodeDeployDefault.ECSAllAtOnce";

    private static final String RESERVED = "CodeDeployDefault.";

    private final Map<String, Strategy> strategies = new LinkedHashMap<>();

    DeploymentConfigs() {
        strategies.put(ALL_AT_ONCE, new Strategy.AllAtOnce());
        strategies.put(RESERVED + "ECSCanary10Percent5Minutes", new Strategy.Canary(10, Duration.ofMinutes(5)));
        strategies.put(RESERVED + "ECSCanary10Percent15Minutes", new Strategy.Canary(10, Duration.ofMinutes(15)));
        strategies.put(RESERVED + "ECSLinear10PercentEvery1Minutes", new Strategy.Linear(10, Duration.ofMinutes(1)));
        strategies.put(RESERVED + "ECSLinear10PercentEvery3Minutes", new Strategy.Linear(10, Duration.ofMinutes(3)));
    }

    void register(String name, Strategy strategy) {
        if (name.startsWith(RESERVED)) {
            throw new IllegalArgumentException(
                    "the prefix " + RESERVED + " is reserved to AWS: give " + name + " another name");
        }
        strategies.put(name, strategy);
    }

    Optional<Strategy> find(String name) {
        return Optional.ofNullable(strategies.get(name));
    }
}
