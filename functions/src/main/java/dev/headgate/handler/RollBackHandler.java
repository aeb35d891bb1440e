package dev.headgate.handler;

import dev.headgate.approval.Approvals;
import dev.headgate.config.Target;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.RollbackRule;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.Start;
import dev.headgate.traffic.GroupBusyException;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.RollbackStep;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficControlException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * State {@code RollBack}: takes the next step that brings blue back. It runs again until {@code ConfirmRollback} sees blue
 * serve, and a step that was taken already changes nothing.
 */
public final class RollBackHandler {

    /** Each takes a few minutes of the half hour after which a person must look. */
    private static final int MOST_RESTORES = 3;

    private final Deployments deployments;
    private final TrafficBackend backend;
    private final Approvals approvals;
    private final InstantSource clock;

    public RollBackHandler(DeploymentStore store, TrafficBackend backend, Approvals approvals, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.backend = backend;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * What the state passes.
     *
     * @param because with what a former step failed with, unless a decision led here
     * @param problem as in {@code because}; an execution that an older definition began passes it here, and no {@code because}
     */
    public record Input(
            String deploymentId, Optional<String> executionArn, Optional<Because> because, Optional<Problem> problem) {

        Optional<Problem> failure() {
            return because.flatMap(Because::problem).or(() -> problem);
        }
    }

    public record Output(int seconds, RollbackStep step) {}

    public Output handle(Input input) {
        Instant now = clock.instant();
        Deployment found = deployments.owned(input.deploymentId(), input.executionArn());
        Deployment asked = input.failure()
                .map(problem -> found.failing(new Cause(Cause.Kind.ERROR, problem.inWords(), now)))
                .orElse(found)
                .rollbackAsked(now);
        Deployment noted = deployments.save(found, asked);
        // From here on no answer has an effect, so none is taken any more.
        approvals.concludeAll(noted.id());
        Deployment deployment = deployments.adoptLostStart(noted, backend);
        if (deployment.start().isEmpty()) {
            return new Output(1, new RollbackStep.Await("nothing had been started"));
        }
        Target target = deployment.plan().environment().target();
        ServiceView view = lookOrStop(deployment, target);
        Optional<Progress> active = view.activeDeployment().map(id -> backend.progress(target, id));
        RollbackStep step = backend.nextRollbackStep(deployment, view, active, now);
        take(step, deployment, deployment.start().get());
        return new Output(RollbackRule.secondsUntilLook(deployment, view, now), step);
    }

    /** Traffic must not go on moving while nothing can be seen: the stop is right whatever there is to be seen. */
    private ServiceView lookOrStop(Deployment deployment, Target target) {
        try {
            return backend.look(target, List.of());
        } catch (TrafficControlException blind) {
            deployment.backendId().ifPresent(id -> backend.rollBack(target, id));
            throw blind;
        }
    }

    private void take(RollbackStep step, Deployment deployment, Start start) {
        Target target = deployment.plan().environment().target();
        switch (step) {
            case RollbackStep.Stop(String id, String why) -> backend.rollBack(target, id);
            case RollbackStep.Proceed(String id, String why) -> backend.proceed(target, id, Optional.empty());
            case RollbackStep.EndTerminationWait(String id, String why) -> backend.retireBlue(target, id);
            case RollbackStep.RedeployBlue(String why) -> redeployBlue(deployment, start);
            case RollbackStep.Await(String why) -> {}
        }
    }

    /** An attempt that has ended and did not help is followed by another, for what it lacked may have come since. */
    private void redeployBlue(Deployment deployment, Start start) {
        Target target = deployment.plan().environment().target();
        String blue = start.blue().revision();
        for (int attempt = 1; attempt <= MOST_RESTORES; attempt++) {
            Marker marker = restoreMarker(deployment, start, attempt);
            Optional<String> earlier = backend.find(target, blue, marker);
            if (earlier.isEmpty()) {
                restore(deployment, blue, marker);
                return;
            }
            if (!backend.progress(target, earlier.get()).stage().isOver()) {
                return;
            }
        }
    }

    /** Whoever takes a rollback over has all attempts again. */
    private static Marker restoreMarker(Deployment deployment, Start start, int attempt) {
        Instant asked = deployment.milestones().rollbackAsked().orElseThrow();
        String text = start.marker() + ":restore-" + asked.getEpochSecond() + (attempt == 1 ? "" : "-" + attempt);
        return Marker.ofRestore(text, asked, attempt);
    }

    /** No revision that was deregistered can be started. A copy is known as blue before it runs, or it would be nobody's. */
    private void restore(Deployment deployment, String blue, Marker marker) {
        String revision = backend.startable(deployment.plan().environment().target(), blue);
        Deployment known =
                revision.equals(blue) ? deployment : deployments.save(deployment.bringingBlueBackAs(revision));
        List<String> alarms = known.plan().environment().rules().alarms();
        try {
            backend.start(known.plan().allAtOnce(), revision, marker, alarms);
        } catch (GroupBusyException e) {
            // The backend's own rollback came first: the next look sees it at work.
            return;
        }
    }
}
