package dev.headgate.handler;

import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.Start;
import dev.headgate.deployment.TaskSet;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.Notifier;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.BlueGreenController;
import dev.headgate.traffic.TrafficControlException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * State {@code StartDeployment}: registers green's revision and starts the CodeDeploy deployment.
 *
 * <p>The intent is written first and each result as soon as it is known: a second run goes on where the first one broke off.
 */
public final class StartDeploymentHandler {

    private final Deployments deployments;
    private final BlueGreenController controller;
    private final Notifier notifier;
    private final InstantSource clock;

    public StartDeploymentHandler(
            DeploymentStore store, BlueGreenController controller, Notifier notifier, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.controller = controller;
        this.notifier = notifier;
        this.clock = clock;
    }

    public record Input(String deploymentId) {}

    public record Output(String codeDeployId, String taskDefinition) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.get(input.deploymentId());
        if (deployment.codeDeployId().isEmpty()) {
            deployment = start(adoptOrIntend(deployment));
        }
        Start start = deployment.start().orElseThrow();
        return new Output(
                start.codeDeployId().orElseThrow(), start.taskDefinition().orElseThrow());
    }

    /** A start whose reply was lost is adopted; otherwise what serves is looked at anew, for it may have changed since. */
    private Deployment adoptOrIntend(Deployment deployment) {
        Target target = deployment.plan().environment().target();
        Optional<Start> before = deployment.start();
        Optional<String> found = before.flatMap(
                start -> start.taskDefinition().flatMap(revision -> controller.find(target, revision, start.marker())));
        if (found.isPresent()) {
            return deployments.save(deployment.created(found.get()));
        }
        Deployment intending = deployments.save(intend(deployment));
        String revision = controller.registerRevision(
                target,
                deployment.plan().container(),
                deployment.plan().release().image());
        return deployments.save(intending.registered(revision));
    }

    private Deployment intend(Deployment deployment) {
        DeploymentPlan plan = deployment.plan();
        Target target = plan.environment().target();
        ServiceView view = controller.look(target, plan.environment().rules().alarms());
        TaskSet primary = view.primary()
                .orElseThrow(() -> new TrafficControlException("The service " + target.service()
                        + " has no primary task set: nothing serves that could be blue"));
        String image = controller
                .imageOf(target, primary.taskDefinition(), plan.container())
                .orElse("unknown image");
        Start.Blue blue = new Start.Blue(primary.taskDefinition(), primary.targetGroup(), image);
        List<String> redBefore = plan.release().rollback() ? view.alarmsInAlarm() : List.of();
        return deployment.intending("headgate:" + deployment.id(), clock.instant(), blue, redBefore);
    }

    private Deployment start(Deployment deployment) {
        if (deployment.codeDeployId().isPresent()) {
            return deployment;
        }
        Start start = deployment.start().orElseThrow();
        String codeDeployId = controller.start(
                deployment.plan(), start.taskDefinition().orElseThrow(), start.marker(), start.redBefore());
        Deployment started = deployments.save(deployment.created(codeDeployId));
        notifier.send(DeploymentMessages.started(started));
        return started;
    }
}
