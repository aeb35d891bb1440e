package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import java.time.Instant;
import java.util.Optional;

/** A service revision: what a deployment brings, and its tasks once they were made. */
final class Revision {

    private final String arn;
    private final String taskDefinition;
    private final Instant createdAt;
    private Optional<RunningTaskSet> tasks = Optional.empty();

    Revision(String arn, String taskDefinition, Instant createdAt) {
        this.arn = arn;
        this.taskDefinition = taskDefinition;
        this.createdAt = createdAt;
    }

    String arn() {
        return arn;
    }

    String taskDefinition() {
        return taskDefinition;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Its target group is not settled before it has some. */
    Optional<RunningTaskSet> tasks() {
        return tasks;
    }

    void runs(RunningTaskSet set) {
        tasks = Optional.of(set);
    }

    boolean isActive() {
        return tasks.filter(set -> set.status() != RunningTaskSet.Status.DRAINING)
                .isPresent();
    }
}
