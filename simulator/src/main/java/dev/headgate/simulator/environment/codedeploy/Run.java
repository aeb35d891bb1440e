package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import java.util.Optional;

/** A deployment on its way. */
public sealed interface Run permits DeploymentRun, RollbackRun {

    Deployment deployment();

    /** The task set that serves when it starts. */
    RunningTaskSet blue();

    /** The task set that comes, once it exists. */
    Optional<RunningTaskSet> green();

    /**
     * Breaks it off.
     *
     * @param rollBack whether a second deployment then restores blue, as far as there is something to undo
     */
    void end(Deployment.Status status, Deployment.Fault fault, boolean rollBack);

    /** The service's desired count was changed. */
    void scaled();
}
