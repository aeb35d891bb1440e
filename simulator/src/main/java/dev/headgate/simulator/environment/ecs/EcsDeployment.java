package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.SimulatedService;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** A service deployment: all that can be asked about it, at any time. */
final class EcsDeployment {

    private static final Set<ServiceDeploymentStatus> ENDS = EnumSet.of(
            ServiceDeploymentStatus.SUCCESSFUL,
            ServiceDeploymentStatus.STOPPED,
            ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL,
            ServiceDeploymentStatus.ROLLBACK_FAILED);

    /**
     * Two revisions and how long they stay as they are.
     *
     * @param sources what ran when it began, the one that served first
     */
    record Change(List<Revision> sources, Revision target) {
        Change {
            sources = List.copyOf(sources);
        }
    }

    /** Weights that ECS wants from an instant on, whether the listeners have them by then or not. */
    record Wanted(Instant from, double production, double test) {}

    record Rollback(String reason, Optional<Instant> startedAt, Optional<Revision> to) {}

    private final InstantSource clock;
    private final SimulatedService service;
    private final String arn;
    private final String id;
    private final Change change;
    private final DeploymentConfiguration configuration;
    private final AlarmWatch alarms;
    private final CircuitBreaker circuitBreaker;
    private final Instant createdAt;
    private final List<Hook> hooks = new ArrayList<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private Instant updatedAt;
    private ServiceDeploymentStatus status = ServiceDeploymentStatus.PENDING;
    private long statusChanges;
    private Optional<Stage> stage = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> finishedAt = Optional.empty();
    private Optional<Instant> stoppedAt = Optional.empty();
    private Optional<Rollback> rollback = Optional.empty();

    EcsDeployment(Surroundings around, SimulatedService service, Change change, DeploymentConfiguration configuration) {
        clock = around.loop();
        this.service = service;
        this.change = change;
        this.configuration = configuration;
        String path = service.spec().cluster() + "/" + service.spec().name() + "/";
        arn = around.identifiers()
                .arn("ecs", "service-deployment/" + path + around.identifiers().serviceDeployment());
        id = around.identifiers().taskSet();
        alarms = new AlarmWatch(around.alarms(), configuration);
        circuitBreaker = new CircuitBreaker(configuration, service.desired());
        createdAt = clock.instant();
        updatedAt = createdAt;
        wanted.add(new Wanted(createdAt, change.sources().isEmpty() ? 100 : 0, 0));
    }

    void become(ServiceDeploymentStatus next) {
        statusChanges++;
        status = next;
        updatedAt = clock.instant();
        switch (next) {
            case IN_PROGRESS -> startedAt = Optional.of(updatedAt);
            case STOPPED -> stoppedAt = Optional.of(updatedAt);
            case SUCCESSFUL, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> finishedAt = Optional.of(updatedAt);
            case ROLLBACK_IN_PROGRESS ->
                rollback = rollback.map(it -> new Rollback(it.reason(), Optional.of(updatedAt), it.to()));
            case PENDING, STOP_REQUESTED, ROLLBACK_REQUESTED, UNKNOWN_TO_SDK_VERSION -> {}
        }
    }

    void become(ServiceDeploymentStatus next, String why) {
        reason = Optional.of(why);
        become(next);
    }

    void rollsBack(String why, Optional<Revision> to) {
        rollback = Optional.of(new Rollback(why, Optional.empty(), to));
        become(ServiceDeploymentStatus.ROLLBACK_REQUESTED, why);
    }

    void enter(Stage next) {
        stage = Optional.of(next);
        updatedAt = clock.instant();
    }

    void add(Hook hook) {
        hooks.add(hook);
    }

    void want(double production, double test) {
        wanted.add(new Wanted(clock.instant(), production, test));
        updatedAt = clock.instant();
    }

    /** The weights of the target that were wanted at an instant. */
    Wanted wantedAt(Instant when) {
        return wanted.stream()
                .filter(it -> !it.from().isAfter(when))
                .reduce((one, later) -> later)
                .orElse(wanted.getFirst());
    }

    Wanted wanted() {
        return wanted.getLast();
    }

    boolean isInProgress() {
        return status == ServiceDeploymentStatus.IN_PROGRESS;
    }

    boolean hasEnded() {
        return ENDS.contains(status);
    }

    String arn() {
        return arn;
    }

    /** {@code ecs-svc/…}, as events name it. */
    String id() {
        return id;
    }

    String serviceArn() {
        return service.arn();
    }

    String clusterArn() {
        return service.clusterArn();
    }

    Change change() {
        return change;
    }

    DeploymentConfiguration configuration() {
        return configuration;
    }

    AlarmWatch alarms() {
        return alarms;
    }

    CircuitBreaker circuitBreaker() {
        return circuitBreaker;
    }

    List<Hook> hooks() {
        return List.copyOf(hooks);
    }

    ServiceDeploymentStatus status() {
        return status;
    }

    long statusChanges() {
        return statusChanges;
    }

    Optional<Stage> stage() {
        return stage;
    }

    Optional<String> reason() {
        return reason;
    }

    Optional<Rollback> rollback() {
        return rollback;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Optional<Instant> startedAt() {
        return startedAt;
    }

    Optional<Instant> finishedAt() {
        return finishedAt;
    }

    Optional<Instant> stoppedAt() {
        return stoppedAt;
    }
}
