package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.config.Strategy;
import dev.headgate.simulator.environment.service.Placement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;

/** What CodeDeploy keeps of a deployment, while it runs and after. */
public final class Deployment {

    enum Status {
        CREATED,
        IN_PROGRESS,
        READY,
        SUCCEEDED,
        FAILED,
        STOPPED;

        boolean isTerminal() {
            return this == SUCCEEDED || this == FAILED || this == STOPPED;
        }
    }

    enum Creator {
        USER,
        ROLLBACK
    }

    /**
     * What was asked for.
     *
     * @param taskDefinition ARN of what is to run when it has succeeded
     * @param placement what its tasks run on
     * @param alarms that stop it
     * @param rollbackEvents on which it is rolled back without being asked to
     * @param hooks functions by the lifecycle event at which each is called
     */
    record Order(
            Creator creator,
            String configName,
            Strategy strategy,
            String taskDefinition,
            Placement placement,
            RevisionLocation revision,
            Optional<String> description,
            List<String> alarms,
            Set<AutoRollbackEvent> rollbackEvents,
            Map<String, String> hooks) {
        Order {
            hooks = Map.copyOf(hooks);
            alarms = List.copyOf(alarms);
            rollbackEvents = Set.copyOf(rollbackEvents);
        }
    }

    /** Why it did not succeed. */
    record Fault(ErrorCode code, String message) {}

    /**
     * How it is tied to another deployment.
     *
     * @param rollback the deployment that undoes this one
     * @param trigger the deployment that this one undoes
     */
    record RollbackLink(Optional<String> rollback, Optional<String> trigger, String message) {}

    private final String id;
    private final DeploymentGroup group;
    private final Order order;
    private final Instant createdAt;
    private final LifecycleEvents events;
    private Status status = Status.CREATED;
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> completedAt = Optional.empty();
    private Optional<Fault> fault = Optional.empty();
    private Optional<RollbackLink> rollbackLink = Optional.empty();

    Deployment(String id, DeploymentGroup group, Order order, Instant createdAt) {
        this.id = id;
        this.group = group;
        this.order = order;
        this.createdAt = createdAt;
        events = new LifecycleEvents(group.service().test().isPresent());
    }

    String id() {
        return id;
    }

    DeploymentGroup group() {
        return group;
    }

    Order order() {
        return order;
    }

    Instant createdAt() {
        return createdAt;
    }

    LifecycleEvents events() {
        return events;
    }

    Status status() {
        return status;
    }

    Optional<Instant> startedAt() {
        return startedAt;
    }

    Optional<Instant> completedAt() {
        return completedAt;
    }

    Optional<Fault> fault() {
        return fault;
    }

    Optional<RollbackLink> rollbackLink() {
        return rollbackLink;
    }

    void begin(Instant now) {
        status = Status.IN_PROGRESS;
        startedAt = Optional.of(now);
    }

    void waitForDecision() {
        status = Status.READY;
    }

    void goOn() {
        status = Status.IN_PROGRESS;
    }

    void succeed(Instant now) {
        status = Status.SUCCEEDED;
        completedAt = Optional.of(now);
    }

    void end(Status status, Fault fault, Instant now) {
        this.status = status;
        this.fault = Optional.of(fault);
        completedAt = Optional.of(now);
        events.breakOff(now);
    }

    void rolledBackBy(String rollbackId) {
        rollbackLink = Optional.of(new RollbackLink(
                Optional.of(rollbackId),
                Optional.empty(),
                "Deployment " + id + " terminated. Automatic rollback is triggered with a DeploymentId " + rollbackId
                        + "."));
    }

    void rollsBack(String triggerId) {
        rollbackLink = Optional.of(new RollbackLink(
                Optional.empty(),
                Optional.of(triggerId),
                "Deployment " + id + " is triggered to roll back deployment " + triggerId + "."));
    }
}
