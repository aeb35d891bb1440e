package dev.headgate.simulator.environment.ecs;

import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus.DISABLED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus.MONITORING;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus.MONITORING_COMPLETE;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus.TRIGGERED;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;
import software.amazon.awssdk.services.ecs.model.ThresholdConfiguration;
import software.amazon.awssdk.services.ecs.model.ThresholdType;

/** Counts tasks of green that fail while it comes up, and breaks off when there are too many. */
final class CircuitBreaker {

    /** ECS replaces a task that fails its health checks; so often do all of a sick revision fail. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    private static final int USUAL_PERCENT = 50;
    private static final int LEAST = 3;
    private static final int MOST = 200;

    private final boolean enabled;
    private final boolean rollsBack;
    private final boolean resets;
    private final int threshold;
    private ServiceDeploymentRollbackMonitorsStatus status;
    private int failures;
    private Instant nextRound = Instant.MAX;

    CircuitBreaker(DeploymentConfiguration configuration, int desired) {
        Optional<DeploymentCircuitBreaker> asked = Optional.ofNullable(configuration.deploymentCircuitBreaker())
                .filter(it -> Boolean.TRUE.equals(it.enable()));
        enabled = asked.isPresent();
        rollsBack = asked.filter(it -> Boolean.TRUE.equals(it.rollback())).isPresent();
        resets = !asked.filter(it -> Boolean.FALSE.equals(it.resetOnHealthyTask()))
                .isPresent();
        threshold = threshold(asked.map(DeploymentCircuitBreaker::thresholdConfiguration), desired);
        status = enabled ? MONITORING : DISABLED;
    }

    private static int threshold(Optional<ThresholdConfiguration> asked, int desired) {
        ThresholdType type = asked.map(ThresholdConfiguration::type).orElse(ThresholdType.BOUNDED_PERCENT);
        int value = asked.map(ThresholdConfiguration::value).orElse(USUAL_PERCENT);
        return switch (type) {
            case BOUNDED_PERCENT -> Math.clamp(Math.ceilDiv(desired * value, 100), LEAST, MOST);
            case UNBOUNDED_PERCENT -> Math.ceilDiv(desired * value, 100);
            case COUNT -> value;
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("a threshold must be of a type that is known");
        };
    }

    boolean isEnabled() {
        return enabled;
    }

    boolean rollsBack() {
        return rollsBack;
    }

    void begin(Instant now) {
        nextRound = now.plus(ROUND);
    }

    /** Looks at the tasks that come up: true when too many of them have failed. A task that never starts has not failed. */
    boolean trips(RunningTaskSet green, Instant now) {
        if (status != MONITORING || now.isBefore(nextRound)) {
            return false;
        }
        nextRound = now.plus(ROUND);
        if (resets && green.healthy() > 0) {
            failures = 0;
        }
        failures += green.isSick() ? green.running() - green.healthy() : 0;
        boolean trips = failures > 0 && failures >= threshold;
        status = trips ? TRIGGERED : status;
        return trips;
    }

    void complete() {
        status = status == MONITORING ? MONITORING_COMPLETE : status;
    }

    ServiceDeploymentCircuitBreaker description() {
        return ServiceDeploymentCircuitBreaker.builder()
                .status(status)
                .failureCount(failures)
                .threshold(threshold)
                .build();
    }
}
