package dev.headgate.simulator.environment.service;

import java.time.Instant;
import java.util.Optional;

/** The tasks of one revision of a service, behind one target group. */
public final class RunningTaskSet {

    public enum Status {
        PRIMARY,
        ACTIVE,
        DRAINING
    }

    /**
     * What never changes about a task set.
     *
     * @param deploymentId the deployment that made it (CodeDeploy's: its external id in ECS); empty for what always stood
     */
    public record Origin(
            String id,
            String arn,
            String taskDefinition,
            Placement placement,
            String image,
            TargetGroup targetGroup,
            Optional<String> deploymentId,
            Instant createdAt) {}

    private final Origin origin;
    private final TaskScheduler scheduler;
    private final Runnable changed;
    private Status status = Status.ACTIVE;
    private int desired;
    private int running;
    private int healthy;
    private int pending;
    /** Tells what was scheduled before the last change of tasks from what was scheduled after it. */
    private int generation;

    RunningTaskSet(Origin origin, int desired, TaskScheduler scheduler, Runnable changed) {
        this.origin = origin;
        this.desired = desired;
        this.scheduler = scheduler;
        this.changed = changed;
    }

    public Origin origin() {
        return origin;
    }

    public Status status() {
        return status;
    }

    public int scale() {
        return status == Status.DRAINING ? 0 : 100;
    }

    /** Tasks wanted: the service's desired count times the scale, rounded up. */
    public int desired() {
        return Math.ceilDiv(desired * scale(), 100);
    }

    public int running() {
        return running;
    }

    public int pending() {
        return pending;
    }

    public int healthy() {
        return healthy;
    }

    public boolean isSteady() {
        return running == desired() && pending == 0 && healthy == running;
    }

    /** Runs, and fails its health checks. */
    public boolean isSick() {
        return scheduler.isSick(origin.image());
    }

    public boolean isRunning() {
        return running >= desired() && pending == 0;
    }

    void become(Status status) {
        this.status = status;
        if (status == Status.DRAINING) {
            generation++;
            pending = 0;
            healthy = 0;
        }
        changed.run();
    }

    /** All tasks are there and healthy, as in a service that has run for long. */
    void standAlready() {
        running = desired();
        healthy = running;
    }

    void resize(int serviceDesired) {
        desired = serviceDesired;
        running = Math.min(running, desired());
        place();
    }

    /** Tasks die; ECS starts others in their place. */
    public void lose(int tasks) {
        running = Math.max(0, running - tasks);
        place();
    }

    /** Looks at the image anew: sick tasks fail their checks at once, cured ones pass them soon. */
    public void checkAgain() {
        if (isSick()) {
            healthy = 0;
            changed.run();
        } else {
            place();
        }
    }

    void place() {
        if (status == Status.DRAINING) {
            return;
        }
        int current = ++generation;
        healthy = Math.min(healthy, running);
        pending = Math.max(0, desired() - running);
        if (pending > 0) {
            scheduler.whenStarted("tasks of " + origin.id() + " start", () -> start(current));
        } else {
            scheduler.whenChecked("targets of " + origin.id() + " are checked", () -> check(current));
        }
        changed.run();
    }

    private void start(int expected) {
        if (expected != generation) {
            return;
        }
        running += pending;
        pending = 0;
        scheduler.whenChecked("targets of " + origin.id() + " are checked", () -> check(expected));
        changed.run();
    }

    private void check(int expected) {
        if (expected != generation || isSick()) {
            return;
        }
        healthy = running;
        changed.run();
    }
}
