package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TrafficMover;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;

/** A CodeDeploy deployment group: at most one of its deployments is active. */
public final class DeploymentGroup implements TrafficMover {

    static final Set<AutoRollbackEvent> ROLLBACK_EVENTS = Set.of(
            AutoRollbackEvent.DEPLOYMENT_FAILURE,
            AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM,
            AutoRollbackEvent.DEPLOYMENT_STOP_ON_REQUEST);

    private final GroupSpec spec;
    private final SimulatedService service;
    private Optional<Run> active = Optional.empty();
    private long changes;
    private Optional<Deployment> lastAttempted = Optional.empty();
    private Optional<Deployment> lastSuccessful = Optional.empty();
    private Optional<RevisionLocation> deployedBefore = Optional.empty();

    DeploymentGroup(GroupSpec spec, SimulatedService service) {
        this.spec = spec;
        this.service = service;
        service.onScaling(() -> active.ifPresent(Run::scaled));
    }

    GroupSpec spec() {
        return spec;
    }

    SimulatedService service() {
        return service;
    }

    String application() {
        return spec.application();
    }

    String name() {
        return spec.name();
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

    /** Without a deployment, what serves is blue, and green is what a deployment left behind. */
    @Override
    public boolean isGreen(RunningTaskSet set) {
        return active.map(run -> run.green().filter(set::equals).isPresent()).orElseGet(() -> switch (set.status()) {
            case PRIMARY -> false;
            case ACTIVE -> true;
            case DRAINING -> wasRolledBack();
        });
    }

    @Override
    public Optional<Movement> movement() {
        return active.map(Run::deployment)
                .map(moving -> new Movement(
                        moving.id(), DeploymentDescription.status(moving).toString()));
    }

    private boolean wasRolledBack() {
        return lastAttempted
                .filter(deployment -> deployment.order().creator() == Deployment.Creator.ROLLBACK)
                .isPresent();
    }

    Optional<Deployment> lastSuccessful() {
        return lastSuccessful;
    }

    /** What it was deployed with before anything that is known here. */
    void deployedBefore(RevisionLocation revision) {
        deployedBefore = Optional.of(revision);
    }

    Optional<RevisionLocation> targetRevision() {
        return lastSuccessful.map(it -> it.order().revision()).or(() -> deployedBefore);
    }

    /** Whole, as the application keeps it. */
    Optional<RevisionLocation> firstRevision() {
        return deployedBefore;
    }

    /** Grows with every deployment that begins or ends. */
    @Override
    public long changes() {
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
