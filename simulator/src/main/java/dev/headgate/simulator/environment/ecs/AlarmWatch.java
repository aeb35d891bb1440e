package dev.headgate.simulator.environment.ecs;

import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus.DISABLED;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus.MONITORING;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus.MONITORING_COMPLETE;
import static software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus.TRIGGERED;

import dev.headgate.simulator.environment.cloudwatch.Alarms;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;

/** The alarms of one deployment. One that is red when the deployment begins is ignored for all of it. */
final class AlarmWatch {

    private final Alarms alarms;
    private final List<String> names;
    private final boolean rollsBack;
    private ServiceDeploymentRollbackMonitorsStatus status;
    private List<String> watched = List.of();
    private List<String> triggered = List.of();

    AlarmWatch(Alarms alarms, DeploymentConfiguration configuration) {
        this.alarms = alarms;
        Optional<DeploymentAlarms> asked =
                Optional.ofNullable(configuration.alarms()).filter(it -> Boolean.TRUE.equals(it.enable()));
        names = asked.map(DeploymentAlarms::alarmNames).orElse(List.of());
        rollsBack = asked.filter(it -> Boolean.TRUE.equals(it.rollback())).isPresent();
        status = asked.isPresent() ? MONITORING : DISABLED;
    }

    void begin() {
        List<String> redBefore = alarms.red(names);
        watched = names.stream().filter(name -> !redBefore.contains(name)).toList();
    }

    boolean isRed() {
        return status == MONITORING && !alarms.red(watched).isEmpty();
    }

    void trigger() {
        triggered = alarms.red(watched);
        status = TRIGGERED;
    }

    /** Whatever turns red now is no longer this deployment's affair. */
    void complete() {
        status = status == MONITORING ? MONITORING_COMPLETE : status;
    }

    boolean rollsBack() {
        return rollsBack;
    }

    List<String> triggered() {
        return triggered;
    }

    ServiceDeploymentAlarms description() {
        return ServiceDeploymentAlarms.builder()
                .status(status)
                .alarmNames(names)
                .triggeredAlarmNames(triggered)
                .build();
    }
}
