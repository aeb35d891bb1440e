package dev.headgate.infra.environment;

import dev.headgate.config.StackNames;
import dev.headgate.config.Strategy;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.StackPlace;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.codedeploy.EcsDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.TimeBasedCanaryTrafficRouting;
import software.amazon.awscdk.services.codedeploy.TimeBasedLinearTrafficRouting;
import software.amazon.awscdk.services.codedeploy.TrafficRouting;
import software.constructs.Construct;

/**
 * The ways of shifting traffic for which CodeDeploy has no deployment configuration of its own.
 *
 * <p>They are named by what they do and shared by all environments of an account and region: an account may have 50.
 */
final class TrafficStack extends BaseStack {

    TrafficStack(Construct app, StackNames names, EnvironmentServices first, List<Strategy> strategies) {
        super(
                app,
                StackPlace.beside(
                        first,
                        names.traffic(first.account(), first.region()),
                        "Headgate: how traffic shifts from blue to green"));
        for (Strategy strategy : strategies) {
            String name = DeploymentConfigName.of(names.names(), strategy);
            EcsDeploymentConfig.Builder.create(this, name)
                    .deploymentConfigName(name)
                    .trafficRouting(routing(strategy))
                    .build();
        }
    }

    private static TrafficRouting routing(Strategy strategy) {
        return switch (strategy) {
            case Strategy.AllAtOnce() -> TrafficRouting.allAtOnce();
            case Strategy.Canary(int percent, java.time.Duration interval) ->
                TimeBasedCanaryTrafficRouting.Builder.create()
                        .percentage(percent)
                        .interval(Duration.minutes(interval.toMinutes()))
                        .build();
            case Strategy.Linear(int percent, java.time.Duration interval) ->
                TimeBasedLinearTrafficRouting.Builder.create()
                        .percentage(percent)
                        .interval(Duration.minutes(interval.toMinutes()))
                        .build();
            case Strategy.Stepped stepped -> throw new IllegalArgumentException("CodeDeploy has no " + stepped);
        };
    }
}
