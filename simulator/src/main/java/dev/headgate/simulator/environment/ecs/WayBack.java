package dev.headgate.simulator.environment.ecs;

import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import java.time.Duration;
import java.util.function.Consumer;

/** A service deployment that goes back to blue: both kinds of traffic move at once, then green's tasks are stopped. */
final class WayBack {

    private static final int RESTORED_AFTER = 5;

    private final Surroundings around;
    private final EcsDeployment deployment;
    private final ServiceTraffic traffic;
    private final StageHooks hooks;
    private final Runnable succeeds;
    private final Consumer<String> fails;
    private final Timeline ahead;
    private final Duration all;

    WayBack(
            Surroundings around,
            EcsDeployment deployment,
            ServiceTraffic traffic,
            StageHooks hooks,
            Runnable succeeds,
            Consumer<String> fails) {
        this.around = around;
        this.deployment = deployment;
        this.traffic = traffic;
        this.hooks = hooks;
        this.succeeds = succeeds;
        this.fails = fails;
        ahead = new Timeline(around.loop(), deployment.arn() + " goes back");
        all = around.conditions().drawRollbackTime();
    }

    void begin() {
        ahead.then(untilRestored().dividedBy(2), () -> {
            deployment.become(ROLLBACK_IN_PROGRESS);
            if (deployment.change().sources().isEmpty()) {
                fails.accept("No rollback candidate was found to run the rollback.");
            } else if (around.conditions().rollbacksFail()) {
                fails.accept("The rollback did not complete.");
            } else if (traffic.green().isEmpty()) {
                // Nothing of its own was made yet that could be undone.
                if (traffic.needsReconciliation()) {
                    traffic.reconcile();
                }
                ahead.then(around.tempo().idle(), succeeds);
            } else {
                awaitBlue(traffic.bringBlueBack());
            }
        });
    }

    private void awaitBlue(RunningTaskSet blue) {
        if (traffic.isCleanedUp() && !blue.isSteady()) {
            ahead.then(Tempo.HEALTH_POLL, () -> awaitBlue(blue));
        } else {
            restore();
        }
    }

    /** Hooks at the two stages that move traffic run here too; green's weight is 0 for them. */
    private void restore() {
        deployment.enter(Stage.PRODUCTION_TRAFFIC_SHIFT);
        deployment.want(0, deployment.wanted().test());
        ahead.then(untilRestored().dividedBy(2), () -> {
            traffic.weigh(0);
            hooks.run(Stage.PRODUCTION_TRAFFIC_SHIFT, this::restoreTest, fails);
        });
    }

    private void restoreTest() {
        deployment.enter(Stage.TEST_TRAFFIC_SHIFT);
        deployment.want(0, 0);
        ahead.then(untilRestored(), () -> {
            traffic.testBlue();
            hooks.run(Stage.TEST_TRAFFIC_SHIFT, this::cleanUp, fails);
        });
    }

    private void cleanUp() {
        deployment.enter(Stage.CLEAN_UP);
        traffic.retireGreen(() -> ahead.then(Tempo.CLOSING, succeeds));
    }

    private Duration untilRestored() {
        return all.dividedBy(RESTORED_AFTER);
    }

    void cancel() {
        ahead.close();
        hooks.cancel();
    }
}
