package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.config.Strategy;
import dev.headgate.simulator.environment.cloudwatch.Alarms;
import dev.headgate.simulator.environment.service.CloudConditions;
import dev.headgate.simulator.environment.service.CloudConditions.StopDuringTerminationWait;
import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.states.time.EventLoop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

/** Every deployment of the account: starts them, stops them on alarms, and rolls back what broke off. */
public final class Deployments {

    private final EventLoop loop;
    private final Identifiers identifiers;
    private final Alarms alarms;
    private final CloudConditions conditions;
    /** By id, and ids are random: the order in which AWS lists deployments is documented nowhere. */
    private final Map<String, Deployment> all = new TreeMap<>();

    Deployments(EventLoop loop, Identifiers identifiers, Alarms alarms, CloudConditions conditions) {
        this.loop = loop;
        this.identifiers = identifiers;
        this.alarms = alarms;
        this.conditions = conditions;
        alarms.onChange(() -> active().forEach(this::checkAlarms));
    }

    Optional<Deployment> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Every one of a group, whether it is listed yet or not. */
    Stream<Deployment> of(DeploymentGroup group) {
        return all.values().stream().filter(it -> it.group() == group);
    }

    /** Those that ListDeployments tells of by now. */
    List<Deployment> listed() {
        Instant by = loop.instant().minus(conditions.listingDelay());
        return all.values().stream()
                .filter(deployment -> !deployment.createdAt().isAfter(by))
                .toList();
    }

    Deployment start(DeploymentGroup group, Deployment.Order order, Pace pace) {
        Deployment deployment = create(group, order);
        group.occupy(new DeploymentRun(loop, this, deployment, pace));
        return deployment;
    }

    void rollBack(DeploymentRun broken, RunningTaskSet green) {
        Deployment undone = broken.deployment();
        Deployment.Order order = new Deployment.Order(
                Deployment.Creator.ROLLBACK,
                DeploymentConfigs.ALL_AT_ONCE,
                new Strategy.AllAtOnce(),
                broken.blue().origin().taskDefinition(),
                broken.blue().origin().placement(),
                undone.order().revision(),
                // AWS documents no description of a rollback: one that is like the deployment's is the harder to tell
                // from it.
                undone.order().description(),
                List.of(),
                Set.of(),
                Map.of());
        Deployment rollback = create(undone.group(), order);
        rollback.rollsBack(undone.id());
        undone.rolledBackBy(rollback.id());
        undone.group().occupy(new RollbackRun(loop, this, rollback, broken.blue(), green, conditions));
    }

    boolean failsAsHook(String function) {
        return conditions.failsAsHook(function);
    }

    void ended(Run run) {
        run.deployment().group().release();
    }

    /** CodeDeploy polls alarms: it notices one a little later, if it is still red then. */
    void checkAlarms(Run run) {
        List<String> watched = run.deployment().order().alarms();
        if (!alarms.red(watched).isEmpty()) {
            loop.after(conditions.drawAlarmDelay(), "CodeDeploy notices an alarm", () -> stopOnAlarm(run, watched));
        }
    }

    private void stopOnAlarm(Run run, List<String> watched) {
        List<String> red = alarms.red(watched);
        boolean stops = !red.isEmpty() && !run.deployment().status().isTerminal() && canStop(run);
        if (stops) {
            String message = "One or more alarms have been activated according to the Amazon CloudWatch metrics you"
                    + " selected, and the affected deployments have been stopped. Activated alarms: <"
                    + String.join(", ", red) + ">";
            run.end(
                    Deployment.Status.STOPPED,
                    new Deployment.Fault(ErrorCode.ALARM_ACTIVE, message),
                    run.deployment().order().rollbackEvents().contains(AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM));
        }
    }

    /** Whether a stop can still take effect, by the reading that {@link StopDuringTerminationWait} names. */
    boolean canStop(Run run) {
        return switch (run) {
            case RollbackRun rollback -> true;
            case DeploymentRun deploying ->
                !deploying.isPastReturn()
                        && !(deploying.isAtTerminationWait() && conditions.refusesStopDuringTerminationWait());
        };
    }

    /** The run of this deployment while it is active. */
    Optional<Run> runOf(Deployment deployment) {
        return deployment.group().active().filter(run -> run.deployment() == deployment);
    }

    private List<Run> active() {
        return all.values().stream()
                .flatMap(deployment -> runOf(deployment).stream())
                .toList();
    }

    private Deployment create(DeploymentGroup group, Deployment.Order order) {
        Deployment deployment = new Deployment(identifiers.deployment(), group, order, loop.instant());
        all.put(deployment.id(), deployment);
        return deployment;
    }
}
