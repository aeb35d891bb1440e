package dev.headgate.handler;

import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.Target;
import dev.headgate.deployment.AnnouncedPauses;
import dev.headgate.deployment.BroughtBack;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.NewsStore;
import dev.headgate.deployment.Pins;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.Start;
import dev.headgate.json.Stored;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.OverruledMessages;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.ChangedSinceReadyException;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * State {@code StartDeployment}: registers green's revision and starts the backend's deployment.
 *
 * <p>The intent is written first and each result as soon as it is known: a second run goes on where the first one broke off.
 */
public final class StartDeploymentHandler {

    /** A deployment that was asked for is listed by then, or was not made. */
    private static final Duration FOUND_WITHIN = Duration.ofSeconds(25);

    private final Deployments deployments;
    private final TrafficBackend backend;
    private final GreenTemplate template;
    private final Listening listening;
    private final Notifier notifier;
    private final InstantSource clock;

    public StartDeploymentHandler(
            DeploymentStore store, NewsStore news, TrafficBackend backend, Notifier notifier, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.backend = backend;
        this.template = new GreenTemplate(store, backend);
        this.listening = new Listening(news, backend);
        this.notifier = notifier;
        this.clock = clock;
    }

    public record Input(String deploymentId, Optional<String> executionArn) {}

    /**
     * What was started.
     *
     * @param known by which the execution can wait to hear that green is up; absent where nobody tells
     * @param seconds for how long it waits for that
     */
    public record Output(
            @Stored("codeDeployId") String backendId,
            String taskDefinition,
            Optional<Known> known,
            Optional<Integer> seconds) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.wanted(input.deploymentId(), input.executionArn());
        Optional<Known> before = listening.before(deployment);
        if (deployment.backendId().isEmpty()) {
            deployment = adoptOrCreate(deployment);
            notifier.send(DeploymentMessages.started(deployment, changes(deployment)));
            OverruledMessages.started(deployment).ifPresent(notifier::send);
        }
        Start start = deployment.start().orElseThrow();
        long version = deployment.version();
        Duration pause =
                AnnouncedPauses.comingUp(deployment.plan().environment().rules().greenUp());
        return new Output(
                start.backendId().orElseThrow(),
                start.taskDefinition().orElseThrow(),
                before.map(it -> it.at(version)),
                before.map(it -> (int) pause.toSeconds()));
    }

    /** Followers are told what else changes where it can be seen; that it cannot keeps nothing from starting. */
    private Optional<List<RevisionChange>> changes(Deployment deployment) {
        DeploymentPlan plan = deployment.plan();
        Start start = deployment.start().orElseThrow();
        try {
            return Optional.of(backend.changes(
                    plan.environment().target(),
                    start.blue().taskDefinition(),
                    start.taskDefinition(),
                    plan.container(),
                    plan.release().image()));
        } catch (TrafficControlException | DeployRoleException unseen) {
            return Optional.empty();
        }
    }

    /** A start whose reply was lost is adopted; otherwise what serves is looked at anew, for it may have changed since. */
    private Deployment adoptOrCreate(Deployment deployment) {
        Deployment adopted = deployments.adoptLostStart(deployment, backend);
        if (adopted.backendId().isPresent()) {
            return adopted;
        }
        requireNobodyStarts(adopted);
        return create(register(deployments.save(intend(adopted))));
    }

    /**
     * Lambda may run this step twice at once. A backend that refuses no second deployment would stop the first one for it, and
     * lists neither at once: whoever comes just after another waits until that one's can be found.
     */
    private void requireNobodyStarts(Deployment deployment) {
        boolean asked = deployment
                .seen()
                .asked()
                .map(at -> Duration.between(at, clock.instant()))
                .filter(since -> since.compareTo(FOUND_WITHIN) < 0)
                .isPresent();
        if (asked) {
            throw new StartUnderWayException("another run of this step has asked for the deployment of "
                    + deployment.id() + " moments ago, and it is not listed yet");
        }
    }

    private Deployment intend(Deployment deployment) {
        DeploymentPlan plan = deployment.plan();
        Target target = plan.environment().target();
        ServiceView view = backend.look(target, plan.environment().rules().alarms());
        Revision primary = view.primary()
                .orElseThrow(() -> new TrafficControlException("The service " + target.service()
                        + " has no primary task set: nothing serves that could be blue"));
        requireAsShown(deployment, primary);
        String image = backend.imageOf(target, primary.taskDefinition(), plan.container())
                .orElse("unknown image");
        Optional<String> sick = view.isComplete(primary)
                ? Optional.empty()
                : Optional.of(primary.healthy() + " of " + primary.desired());
        Start.Blue blue =
                new Start.Blue(primary.taskDefinition(), primary.targetGroup(), image, Optional.empty(), sick);
        return deployment.intending("headgate:" + deployment.id(), clock.instant(), blue, uncounted(plan, view));
    }

    /** Of what blue does, an alarm may tell minutes later: none of them ends what is to take blue away now. */
    private static List<String> uncounted(DeploymentPlan plan, ServiceView view) {
        if (plan.release().isNow()) {
            return plan.environment().rules().alarms();
        }
        return plan.release().overrules()
                ? Stream.concat(view.alarmsInAlarm().stream(), view.missingAlarms().stream())
                        .toList()
                : List.of();
    }

    /**
     * Readiness fixed it moments ago, and approvers may have been shown it. A revision that somebody registered since would
     * else be lost: ours is the newest then, which later releases copy.
     */
    private void requireAsShown(Deployment deployment, Revision primary) {
        deployment.pinned().ifPresent(pins -> {
            if (!pins.serving().equals(primary.taskDefinition())) {
                throw new ChangedSinceReadyException(primary.taskDefinition() + " serves now, and it was "
                        + pins.serving() + " when this was found ready");
            }
            String newest = template.of(deployment, pins.serving(), Optional.of(pins.template()));
            if (!pins.template().equals(newest)) {
                throw new ChangedSinceReadyException(newest + " is the newest revision now, and it was "
                        + pins.template() + " when this was found ready");
            }
        });
    }

    /**
     * A rollback brings a revision back as it was, though it may have been deregistered since; anything else copies what
     * approvers were shown, whatever came since.
     */
    private Deployment register(Deployment deployment) {
        Target target = deployment.plan().environment().target();
        String revision = deployment
                .broughtBack()
                .flatMap(BroughtBack::revision)
                .map(it -> backend.startable(target, it))
                .orElseGet(() -> copied(deployment));
        // Written right before the backend is asked: a run that was overtaken fails here, and one that comes after
        // waits.
        return deployments.save(
                deployment.registered(revision).seeing(deployment.seen().asking(clock.instant())));
    }

    private String copied(Deployment deployment) {
        DeploymentPlan plan = deployment.plan();
        String serving = deployment.start().orElseThrow().blue().taskDefinition();
        String copied = deployment
                .pinned()
                .map(Pins::template)
                .orElseGet(() -> template.of(deployment, serving, Optional.empty()));
        return backend.registerRevision(
                plan.environment().target(),
                copied,
                plan.container(),
                plan.release().image());
    }

    private Deployment create(Deployment deployment) {
        Start start = deployment.start().orElseThrow();
        String backendId = backend.start(
                deployment.plan(),
                start.taskDefinition().orElseThrow(),
                Marker.ofStart(deployment, start),
                start.redBefore());
        return deployments.save(deployment.created(backendId));
    }
}
