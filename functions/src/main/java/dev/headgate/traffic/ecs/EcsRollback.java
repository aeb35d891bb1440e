package dev.headgate.traffic.ecs;

import dev.headgate.deployment.Progress;
import dev.headgate.deployment.RollbackLook;
import dev.headgate.traffic.RollbackStep;
import dev.headgate.traffic.RollbackSteps;
import java.time.Duration;

/** Decides how a deployment of ECS is taken back while it is at work. */
final class EcsRollback {

    static final RollbackSteps STEPS = new RollbackSteps("ECS's own rollback", EcsRollback::step);

    private EcsRollback() {}

    private static RollbackStep step(Progress own, RollbackLook look, Duration elapsed) {
        return switch (own.stage()) {
            case AT_WORK, HELD, HELD_AT_STEP -> new RollbackStep.Stop(own.id(), "ECS is asked to take it back");
            case FAILED -> new RollbackStep.Await("ECS brings blue back");
            case STOPPED -> new RollbackStep.Await("ECS ends it for another deployment");
            case SUCCEEDED -> new RollbackStep.Await("it has ended");
        };
    }
}
