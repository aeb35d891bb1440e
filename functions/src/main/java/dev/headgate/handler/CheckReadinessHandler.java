package dev.headgate.handler;

import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.Gate;
import dev.headgate.config.Severity;
import dev.headgate.config.Target;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Readiness;
import dev.headgate.deployment.ReadinessRule;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.TaskSet;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.ImageRegistry;
import dev.headgate.traffic.BlueGreenController;
import dev.headgate.traffic.BlueGreenController.GroupSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** State {@code CheckReadiness}: may this deployment start now? Nothing has been created yet. */
public final class CheckReadinessHandler {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final Deployments deployments;
    private final BlueGreenController controller;
    private final ImageRegistry registry;
    private final InstantSource clock;

    public CheckReadinessHandler(
            DeploymentStore store, BlueGreenController controller, ImageRegistry registry, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.controller = controller;
        this.registry = registry;
        this.clock = clock;
    }

    public record Input(String deploymentId) {}

    /**
     * Whether the deployment may start.
     *
     * @param seconds to wait before asking again
     * @param approvalSeconds how long the gate before the deployment stands; absent where there is none
     */
    public record Output(Next next, int seconds, Optional<Integer> approvalSeconds, List<String> why) {}

    /** What the state machine does next. */
    public enum Next {
        READY,
        WAIT,
        /** It ends without having begun. */
        CLOSE
    }

    public Output handle(Input input) {
        Deployment deployment = deployments.get(input.deploymentId());
        return switch (check(deployment.plan())) {
            case Readiness.Ready(var blue) -> new Output(Next.READY, 0, gateSeconds(deployment), List.of());
            case Readiness.NotYet(String why) -> await(deployment, why);
            case Readiness.Refused(List<String> faults) -> refuse(deployment, faults);
        };
    }

    private Readiness check(DeploymentPlan plan) {
        try {
            return ReadinessRule.check(plan, facts(plan));
        } catch (DeployRoleException e) {
            return new Readiness.Refused(List.of(String.valueOf(e.getMessage())));
        }
    }

    private ReadinessRule.Facts facts(DeploymentPlan plan) {
        Target target = plan.environment().target();
        Optional<GroupSettings> settings = controller.settings(target);
        // Without its deployment group a service has no listener to look at.
        ServiceView view = settings.isPresent()
                ? controller.look(target, plan.environment().rules().alarms())
                : ServiceView.ABSENT;
        String blueImage = view.primary()
                .map(TaskSet::taskDefinition)
                .flatMap(revision -> controller.imageOf(target, revision, plan.container()))
                .orElse("unknown image");
        String repository = plan.release().image().repository();
        Image image = plan.release().image();
        Optional<Map<Severity, Integer>> findings =
                plan.environment().rules().blockScanFindings().flatMap(any -> registry.scanFindings(repository, image));
        return new ReadinessRule.Facts(
                view,
                blueImage,
                settings.map(GroupSettings::readyWait),
                settings.map(GroupSettings::terminationWait).orElse(Duration.ZERO),
                registry.byDigest(repository, image.digest()).isPresent(),
                findings);
    }

    private Output await(Deployment deployment, String why) {
        Duration limit = deployment.plan().environment().rules().turnTimeout();
        boolean tooLong =
                Duration.between(deployment.openedAt(), clock.instant()).compareTo(limit) >= 0;
        return tooLong
                ? refuse(deployment, List.of(why + ", still so after the turnTimeout of " + limit))
                : new Output(Next.WAIT, (int) LOOK_EVERY.toSeconds(), Optional.empty(), List.of(why));
    }

    private Output refuse(Deployment deployment, List<String> faults) {
        deployments.save(
                deployment.failing(new Cause(Cause.Kind.NOT_READY, String.join("; ", faults), clock.instant())));
        return new Output(Next.CLOSE, 0, Optional.empty(), faults);
    }

    private static Optional<Integer> gateSeconds(Deployment deployment) {
        return deployment
                .plan()
                .environment()
                .rules()
                .gate(Gate.Before.DEPLOYMENT)
                .filter(gate -> deployment.decisionAt(Gate.Before.DEPLOYMENT).isEmpty())
                .map(gate -> (int) gate.expiresAfter().toSeconds());
    }
}
