package dev.headgate.simulator.scenario;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.EcsDeployments;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.installation.World;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;

/** Somebody else's deployment of what runs already. */
final class Occupation {

    private Occupation() {}

    /** Begins it; it is at work for about this time, at least a minute. */
    static void begin(Stage stage, String environment, Duration time) {
        World.Place place = stage.place(environment);
        switch (stage.target(environment).backend()) {
            case CodeDeployGroup group -> {
                String unused = place.account().occupy(place.service(), time);
            }
            case EcsDeployments ecs -> update(stage, environment, place.account(), time);
        }
    }

    private static void update(Stage stage, String environment, TargetAccount account, Duration time) {
        Object unused = stage.world()
                .wire()
                .undisturbed(() -> account.ecs()
                        .updateService(it -> it.cluster(
                                        stage.target(environment).cluster())
                                .service(stage.target(environment).service())
                                .forceNewDeployment(true)
                                .deploymentConfiguration(how -> how.strategy(DeploymentStrategy.BLUE_GREEN)
                                        .bakeTimeInMinutes(Math.toIntExact(Math.max(1, time.toMinutes())))
                                        .lifecycleHooks(List.of()))));
    }
}
