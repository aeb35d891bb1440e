package dev.headgate.handler;

import dev.headgate.approval.Approvals;
import dev.headgate.aws.DeployRoleException;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.Turn;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Fault.Fact;
import dev.headgate.deployment.HistoryBudget;
import dev.headgate.deployment.HoldRule;
import dev.headgate.deployment.HurryRule;
import dev.headgate.handler.RollbackTurn.Destination;
import dev.headgate.notification.Notifier;
import dev.headgate.release.DeploymentInput;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Execution;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.traffic.TrafficBackend;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * State {@code OpenDeployment}: keeps the record, and takes the lock of the service and environment.
 *
 * <p>What the execution is given only {@linkplain DeploymentInput names} what to do. Gates, rules and target come from the
 * configuration: by the plan that the release kept in the table, or by planning what an operator wrote now.
 */
public final class OpenDeploymentHandler {

    private final DeploymentStore store;
    private final LonePlanner planner;
    private final Takeover takeover;
    private final RollbackTurn rollbacks;
    private final Preemption preemption;
    private final Saying saying;
    private final Freezing freezing;
    private final InstantSource clock;

    /** Plans a deployment that an operator starts by itself. */
    @FunctionalInterface
    public interface LonePlanner {
        DeploymentPlan plan(Map<String, Object> input, Execution execution);
    }

    public OpenDeploymentHandler(
            DeploymentStore store,
            LonePlanner planner,
            Executions executions,
            TrafficBackend backend,
            Approvals approvals,
            Herald herald,
            Notifier notifier,
            Freezing freezing,
            InstantSource clock) {
        this.freezing = freezing;
        this.store = store;
        this.planner = planner;
        this.takeover = new Takeover(store, executions, clock);
        this.rollbacks = new RollbackTurn(store, backend);
        EarlyEnd early = new EarlyEnd(store, backend, approvals, herald, clock);
        this.preemption = new Preemption(store, early, clock);
        this.saying = new Saying(store, backend, early, notifier, clock);
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
     * @param outcome of a deployment that was followed until it had ended; empty in all other cases
     */
    public record Output(String deploymentId, Next next, int seconds, String why, Optional<String> outcome) {

        Output(String deploymentId, Next next, int seconds, String why) {
            this(deploymentId, next, seconds, why, Optional.empty());
        }
    }

    /** What the state machine does next. */
    public enum Next {
        OUR_TURN,
        WAIT,
        /** It ends without having begun. */
        CLOSE,
        ROLL_BACK,
        /** It is taken over so late that only its end is missing. */
        WATCH,
        /** What a rollback was to bring back is seen to serve. */
        SERVES_ALREADY,
        /** An operator's word has reached what it was for, and is kept; this execution runs nothing. */
        SAID,
        /** It has ended, and this execution has no part in it. */
        NOTHING_TO_DO
    }

    public Output handle(Input input) {
        Execution execution = input.execution();
        // What was opened goes on whatever its input says: one that an older release of Headgate began has another
        // form.
        return store.find(execution.name())
                .map(known -> again(known, execution))
                .orElseGet(() -> first(input.input(), execution));
    }

    /** A redriven execution may find that its deployment was taken over. */
    private Output again(Deployment known, Execution execution) {
        return known.executionArn().equals(execution.arn())
                ? turn(known)
                : new Output(known.id(), Next.NOTHING_TO_DO, 0, "another execution runs it: " + known.executionArn());
    }

    private Output first(Map<String, Object> input, Execution execution) {
        return switch (DeploymentInput.read(input)) {
            case DeploymentInput.Recover(String id) -> takeover.recover(id, execution);
            case DeploymentInput.Settle asked -> takeover.settle(asked, execution);
            case DeploymentInput.Say asked -> saying.say(asked, execution);
            case DeploymentInput.Planned(String id) -> turn(open(planned(id, execution), execution));
            case DeploymentInput.Freeze asked -> said(freezing.freeze(asked, execution));
            case DeploymentInput.Unfreeze asked -> said(freezing.unfreeze(asked, execution));
            case DeploymentInput.Alone(var request) -> turn(open(planner.plan(request, execution), execution));
        };
    }

    private static Output said(String why) {
        return new Output("", Next.SAID, 0, why);
    }

    private DeploymentPlan planned(String deploymentId, Execution execution) {
        if (!deploymentId.equals(execution.name())) {
            // The record is found by the execution's name: another name would open what nothing can find again.
            throw new InvalidReleaseException("This is deployment " + deploymentId
                    + ", so its execution must have that name, not " + execution.name());
        }
        return store.plan(deploymentId)
                .orElseThrow(() -> new InvalidReleaseException("No release has planned a deployment " + deploymentId
                        + ": start the release state machine, or this one with \"service\", \"environment\" and"
                        + " \"imageTag\""));
    }

    private Deployment open(DeploymentPlan plan, Execution execution) {
        return store.register(Deployment.open(plan, execution.arn(), clock.instant()));
    }

    private Output turn(Deployment deployment) {
        if (deployment.closing().isPresent() || deployment.cause().isPresent()) {
            return new Output(deployment.id(), Next.CLOSE, 0, "it has ended already");
        }
        return switch (store.takeTurn(deployment)) {
            case Turn.Ours() -> begin(deployment);
            case Turn.Taken(DeploymentStore.Lock by) -> queue(deployment, by);
            case Turn.Superseded(String newer) ->
                superseded(deployment, "the newer deployment " + newer + " takes its place");
        };
    }

    private Output begin(Deployment deployment) {
        return deployment.plan().release().rollback() ? beginRollback(deployment) : beginRelease(deployment);
    }

    /** A fix that went straight to this environment must not be undone by a release that was asked for before it. */
    private Output beginRelease(Deployment deployment) {
        DeploymentPlan plan = deployment.plan();
        return store.deployed(plan.release().service(), plan.environment().name(), 1).stream()
                .filter(newest -> newest.isNewerThan(deployment))
                .findFirst()
                .map(newer -> superseded(
                        deployment, "the newer deployment " + newer.id() + " was deployed here since it was asked for"))
                .orElseGet(() -> heldBack(deployment).orElseGet(() -> ours(deployment)));
    }

    /** Seen only now that the lock is ours: what it waited for may have rolled the same image back. */
    private Optional<Output> heldBack(Deployment deployment) {
        DeploymentPlan plan = deployment.plan();
        if (!plan.release().isAutomatic()) {
            return Optional.empty();
        }
        Optional<Deployment> harm = store.lastHarm(
                plan.release().service(),
                plan.environment().name(),
                plan.release().image().digest());
        return HoldRule.check(plan, harm).map(fault -> refuse(deployment, fault));
    }

    private Output beginRollback(Deployment deployment) {
        try {
            return switch (rollbacks.destination(deployment)) {
                case Destination.Known(Deployment known) -> ours(known);
                case Destination.Reached(Deployment there, String why) ->
                    new Output(there.id(), Next.SERVES_ALREADY, 0, why);
                case Destination.Unclear(String why) -> await(deployment, why, why);
                case Destination.Nowhere(Fault fault) -> refuse(deployment, fault);
            };
        } catch (DeployRoleException e) {
            return refuse(deployment, new Fault(Fact.ROLE, e.what(), e.cure()));
        }
    }

    private static Output ours(Deployment deployment) {
        return new Output(deployment.id(), Next.OUR_TURN, 0, "the environment is ours");
    }

    private Output queue(Deployment deployment, DeploymentStore.Lock by) {
        boolean freed = preemption.preempt(deployment, by.deploymentId());
        Deployment current = store.find(deployment.id()).orElse(deployment);
        if (freed) {
            return turn(current);
        }
        Optional<Fault> backAlready = HurryRule.check(current.plan(), store.find(by.deploymentId()));
        if (backAlready.isPresent()) {
            return refuse(current, backAlready.get());
        }
        return await(
                current,
                "deployment " + by.deploymentId() + " is at work here",
                "deployment " + by.deploymentId() + " has held it since " + by.since());
    }

    private Output await(Deployment deployment, String why, String holdUp) {
        Duration limit = deployment.plan().environment().rules().turnTimeout();
        Duration waited = Duration.between(deployment.openedAt(), clock.instant());
        return waited.compareTo(limit) >= 0
                ? refuse(
                        deployment,
                        Fault.of(Fact.TURN, "the environment was not free within its turnTimeout: " + holdUp))
                : new Output(
                        deployment.id(),
                        Next.WAIT,
                        (int) HistoryBudget.turnPause(waited, limit).toSeconds(),
                        why);
    }

    private Output refuse(Deployment deployment, Fault fault) {
        return end(deployment, Cause.notReady(List.of(fault), clock.instant()));
    }

    private Output superseded(Deployment deployment, String reason) {
        return end(deployment, new Cause(Cause.Kind.SUPERSEDED, reason, clock.instant()));
    }

    private Output end(Deployment deployment, Cause cause) {
        Deployment ended = store.save(deployment.failing(cause));
        return new Output(ended.id(), Next.CLOSE, 0, cause.reason());
    }
}
