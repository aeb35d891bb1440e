package dev.headgate.traffic.codedeploy;

import dev.headgate.config.Names;
import dev.headgate.config.Strategy;
import java.time.Duration;

/** The CodeDeploy deployment configuration of a strategy: AWS's own where one fits, else one that the CDK app creates. */
public final class DeploymentConfigName {

    /** CodeDeploy's own configuration that moves all traffic in one step. */
    public static final String ALL_AT_ONCE = "CodeDeployDefault.ECSAllAtOnce";

    private static final String PREDEFINED = "CodeDeployDefault.";

    private DeploymentConfigName() {}

    public static String of(Names names, Strategy strategy) {
        return switch (strategy) {
            case Strategy.AllAtOnce() -> ALL_AT_ONCE;
            case Strategy.Canary(int percent, Duration interval)
            when percent == 10 && (interval.toMinutes() == 5 || interval.toMinutes() == 15) ->
                PREDEFINED + "ECSCanary10Percent" + interval.toMinutes() + "Minutes";
            case Strategy.Linear(int percent, Duration interval)
            when percent == 10 && (interval.toMinutes() == 1 || interval.toMinutes() == 3) ->
                PREDEFINED + "ECSLinear10PercentEvery" + interval.toMinutes() + "Minutes";
            case Strategy.Canary(int percent, Duration interval) ->
                names.of("HeadgateCanary" + percent + "Percent" + interval.toMinutes() + "Minutes");
            case Strategy.Linear(int percent, Duration interval) ->
                names.of("HeadgateLinear" + percent + "PercentEvery" + interval.toMinutes() + "Minutes");
            // None of CodeDeploy's: the configuration allows them where ECS moves the traffic, which asks for no name.
            case Strategy.Stepped stepped -> names.of("HeadgateSteps");
        };
    }

    /** Whether AWS has it in every account, so that nobody has to create it. */
    public static boolean isPredefined(String name) {
        return name.startsWith(PREDEFINED);
    }
}
