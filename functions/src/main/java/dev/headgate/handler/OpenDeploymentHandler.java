package dev.headgate.handler;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.Turn;
import dev.headgate.deployment.HistoryBudget;
import dev.headgate.deployment.Outcome;
import dev.headgate.json.Json;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Execution;
import dev.headgate.release.InvalidReleaseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * State {@code OpenDeployment}: keeps the record, and takes the lock of the service and environment.
 *
 * <p>The execution's input is a deployment of a release ({@code plan}), what an operator wrote, or {@code {"recover": id}},
 * which takes over a deployment whose execution died or that needed a human.
 */
public final class OpenDeploymentHandler {

    private final DeploymentStore store;
    private final LonePlanner planner;
    private final InstantSource clock;

    /** Plans a deployment that an operator starts by itself. */
    @FunctionalInterface
    public interface LonePlanner {
        DeploymentPlan plan(Map<String, Object> input, Execution execution);
    }

    public OpenDeploymentHandler(DeploymentStore store, LonePlanner planner, InstantSource clock) {
        this.store = store;
        this.planner = planner;
        this.clock = clock;
    }

    /**
     * What the state passes.
     *
     * @param input the execution's own
     */
    public record Input(Map<String, Object> input, Execution execution) {}

    /**
     * Where the deployment stands.
     *
     * @param seconds to wait before asking again, where it has to wait
     */
    public record Output(String deploymentId, Next next, int seconds, String why) {}

    /** What the state machine does next. */
    public enum Next {
        OUR_TURN,
        WAIT,
        /** It ends without having begun. */
        CLOSE,
        ROLL_BACK
    }

    public Output handle(Input input) {
        if (input.input().get("recover") instanceof String deploymentId) {
            return takeOver(deploymentId, input.execution());
        }
        Deployment deployment = store.find(input.execution().name()).orElseGet(() -> store.register(open(input)));
        if (deployment.closing().isPresent() || deployment.cause().isPresent()) {
            return new Output(deployment.id(), Next.CLOSE, 0, "it has ended already");
        }
        return switch (store.takeTurn(deployment)) {
            case Turn.Ours() -> begin(deployment);
            case Turn.Taken(DeploymentStore.Lock by) -> await(deployment, by);
            case Turn.Superseded(String newer) ->
                end(deployment, Cause.Kind.SUPERSEDED, "the newer deployment " + newer + " takes its place");
        };
    }

    private Deployment open(Input input) {
        Object plan = input.input().get("plan");
        DeploymentPlan planned = plan == null
                ? planner.plan(input.input(), input.execution())
                : Json.convert(plan, DeploymentPlan.class);
        if (!planned.deploymentId().equals(input.execution().name())) {
            // The record is found by the execution's name: another name would open what nothing can find again.
            throw new InvalidReleaseException("this plan is of deployment " + planned.deploymentId()
                    + ", so its execution must have that name, not "
                    + input.execution().name());
        }
        return Deployment.open(planned, input.execution().arn(), clock.instant());
    }

    /** A fix that went straight to this environment must not be undone by a release that was asked for before it. */
    private Output begin(Deployment deployment) {
        DeploymentPlan plan = deployment.plan();
        return store.deployed(plan.release().service(), plan.environment().name(), 1).stream()
                .filter(newest -> newest.isNewerThan(deployment))
                .findFirst()
                .map(newer -> end(
                        deployment,
                        Cause.Kind.SUPERSEDED,
                        "the newer deployment " + newer.id() + " was deployed here since it was asked for"))
                .orElseGet(() -> new Output(deployment.id(), Next.OUR_TURN, 0, "the environment is ours"));
    }

    private Output await(Deployment deployment, DeploymentStore.Lock by) {
        Duration limit = deployment.plan().environment().rules().turnTimeout();
        Duration waited = Duration.between(deployment.openedAt(), clock.instant());
        if (waited.compareTo(limit) >= 0) {
            String reason = "the environment was not free within its turnTimeout: deployment " + by.deploymentId()
                    + " has held it since " + by.since();
            return end(deployment, Cause.Kind.NOT_READY, reason);
        }
        String why = "deployment " + by.deploymentId() + " is at work here";
        return new Output(deployment.id(), Next.WAIT, (int) HistoryBudget.turnPause(waited, limit).toSeconds(), why);
    }

    private Output end(Deployment deployment, Cause.Kind kind, String reason) {
        Deployment ended = store.save(deployment.failing(new Cause(kind, reason, clock.instant())));
        return new Output(ended.id(), Next.CLOSE, 0, reason);
    }

    private Output takeOver(String deploymentId, Execution execution) {
        Deployment former = store.find(deploymentId).orElseThrow(() -> new UnknownDeploymentException(deploymentId));
        boolean ended = former.closing()
                .filter(closing -> closing.outcome() != Outcome.NEEDS_HUMAN)
                .isPresent();
        if (ended) {
            return new Output(deploymentId, Next.CLOSE, 0, "it has ended already");
        }
        String died = "its execution ended before the deployment did, and " + execution.name() + " took over";
        Deployment ours = store.save(
                former.takenOverBy(execution.arn()).failing(new Cause(Cause.Kind.ERROR, died, clock.instant())));
        boolean locked = store.takeTurn(ours) instanceof Turn.Ours;
        return locked
                ? new Output(deploymentId, Next.ROLL_BACK, 0, "taken over from its former execution")
                : new Output(deploymentId, Next.CLOSE, 0, "it had not begun, and another deployment is at work here");
    }
}
