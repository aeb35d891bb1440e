package dev.headgate.simulator.cloud;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;

/** A CodeDeploy deployment group: at most one of its deployments is active. */
final class DeploymentGroup {

    static final Set<AutoRollbackEvent> ROLLBACK_EVENTS = Set.of(
            AutoRollbackEvent.DEPLOYMENT_FAILURE,
            AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM,
            AutoRollbackEvent.DEPLOYMENT_STOP_ON_REQUEST);

    private final ServiceSpec spec;
    private Optional<Run> active = Optional.empty();
    private long changes;
    private Optional<Deployment> lastAttempted = Optional.empty();
    private Optional<Deployment> lastSuccessful = Optional.empty();

    DeploymentGroup(ServiceSpec spec) {
        this.spec = spec;
    }

    String application() {
        return spec.application();
    }

    String name() {
        return spec.deploymentGroup();
    }

    List<String> alarms() {
        return spec.alarms();
    }

    Optional<Run> active() {
        return active;
    }

    Optional<Deployment> lastAttempted() {
        return lastAttempted;
    }

    boolean wasRolledBack() {
        return lastAttempted
                .filter(deployment -> deployment.order().creator() == Deployment.Creator.ROLLBACK)
                .isPresent();
    }

    Optional<Deployment> lastSuccessful() {
        return lastSuccessful;
    }

    /** Grows with every deployment that begins or ends. */
    long changes() {
        return changes;
    }

    void occupy(Run run) {
        changes++;
        active = Optional.of(run);
        lastAttempted = Optional.of(run.deployment());
    }

    void release() {
        changes++;
        active.map(Run::deployment)
                .filter(deployment -> deployment.status() == Deployment.Status.SUCCEEDED)
                .ifPresent(deployment -> lastSuccessful = Optional.of(deployment));
        active = Optional.empty();
    }
}
