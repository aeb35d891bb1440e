package dev.headgate.simulator.environment.ecs;

import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.IN_PROGRESS;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_FAILED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.STOPPED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.STOP_REQUESTED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus.SUCCESSFUL;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** A service deployment from its request to its end, whichever way it takes there. */
final class DeploymentRun {

    private static final Duration LIMIT = Duration.ofDays(30);

    private final Surroundings around;
    private final EcsDeployment deployment;
    private final ServiceTraffic traffic;
    private final Runnable ended;
    private final StageHooks hooks;
    private final WayForward forward;
    private final Timeline ahead;
    private final Timeline limit;
    private Optional<WayBack> back = Optional.empty();

    /** @param ended happens at its end, whatever that is */
    DeploymentRun(Surroundings around, EcsDeployment deployment, ServiceTraffic traffic, Runnable ended) {
        this.around = around;
        this.deployment = deployment;
        this.traffic = traffic;
        this.ended = ended;
        hooks = new StageHooks(around, deployment);
        WayForward.Ends ends = new WayForward.Ends(this::succeed, this::rollBack, this::trip);
        forward = new WayForward(around, deployment, traffic, hooks, ends);
        ahead = new Timeline(around.loop(), deployment.arn());
        limit = new Timeline(around.loop(), deployment.arn() + " has taken too long");
    }

    EcsDeployment deployment() {
        return deployment;
    }

    ServiceTraffic traffic() {
        return traffic;
    }

    void begin() {
        ahead.then(around.tempo().start(), () -> {
            deployment.become(IN_PROGRESS);
            deployment.alarms().begin();
            around.events()
                    .deployment(
                            deployment,
                            "SERVICE_DEPLOYMENT_IN_PROGRESS",
                            "INFO",
                            "ECS deployment " + deployment.id() + " in progress.");
            limit.then(LIMIT, () -> rollBack("The deployment did not end within " + LIMIT.toDays() + " days."));
            forward.begin();
        });
    }

    /** The hooks that wait for an answer, or have had theirs. */
    StageHooks hooks() {
        return hooks;
    }

    /** Whether blue's tasks are stopped already, so that a way back is another matter. */
    boolean isCleaningUp() {
        return traffic.isCleanedUp() && back.isEmpty();
    }

    boolean goesBack() {
        return back.isPresent();
    }

    /** Goes back to blue, whether by request or because something broke. */
    void rollBack(String reason) {
        ahead.cancel();
        limit.cancel();
        forward.cancel();
        Optional<Revision> to = deployment.change().sources().stream().findFirst();
        deployment.rollsBack(reason, to);
        fail(reason);
        WayBack way = new WayBack(
                around,
                deployment,
                traffic,
                hooks,
                () -> end(ROLLBACK_SUCCESSFUL, reason),
                why -> end(ROLLBACK_FAILED, why));
        back = Optional.of(way);
        way.begin();
    }

    /**
     * Stops where it is; traffic and tasks stay as they are.
     *
     * @param then happens once it has stopped
     */
    void halt(String reason, Runnable then) {
        ahead.cancel();
        forward.cancel();
        back.ifPresent(WayBack::cancel);
        deployment.become(STOP_REQUESTED, reason);
        ahead.then(Tempo.STOPPING, () -> {
            end(STOPPED, reason);
            then.run();
        });
    }

    /** ECS polls alarms: it notices one a little later, if it is still red then and the reads get through. */
    void alarmsChanged() {
        if (deployment.isInProgress() && deployment.alarms().isRed()) {
            ahead.then(around.conditions().drawAlarmDelay(), this::lookAtAlarms);
        }
    }

    private void lookAtAlarms() {
        AlarmWatch alarms = deployment.alarms();
        boolean seen = deployment.isInProgress()
                && alarms.isRed()
                && !around.readings().alarmReadsAreSkipped();
        if (seen) {
            alarms.trigger();
            breakOff(
                    "Service deployment stopped because of alarms: " + String.join(", ", alarms.triggered()),
                    alarms.rollsBack());
        }
    }

    private void trip() {
        breakOff(
                "ECS deployment circuit breaker: tasks failed to start.",
                deployment.circuitBreaker().rollsBack());
    }

    private void breakOff(String reason, boolean rollsBack) {
        if (rollsBack) {
            rollBack(reason);
        } else {
            fail(reason);
            halt(reason, () -> {});
        }
    }

    /** Only services with a circuit breaker get this event. */
    private void fail(String reason) {
        if (deployment.circuitBreaker().isEnabled()) {
            around.events().deployment(deployment, "SERVICE_DEPLOYMENT_FAILED", "ERROR", reason);
        }
    }

    private void succeed() {
        end(SUCCESSFUL, "Service deployment completed successfully.");
        around.events()
                .deployment(
                        deployment,
                        "SERVICE_DEPLOYMENT_COMPLETED",
                        "INFO",
                        "ECS deployment " + deployment.id() + " completed.");
    }

    private void end(ServiceDeploymentStatus status, String reason) {
        ahead.cancel();
        limit.cancel();
        forward.cancel();
        back.ifPresent(WayBack::cancel);
        deployment.alarms().complete();
        deployment.circuitBreaker().complete();
        deployment.become(status, reason);
        ended.run();
    }
}
