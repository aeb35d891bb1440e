package dev.headgate.deployment;

import dev.headgate.config.Gate;
import dev.headgate.release.DeploymentPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The record of one release in one environment, from its opening to its outcome.
 *
 * <p>It is what every step reads and writes, so that any step can run twice and an execution that dies can be taken over.
 *
 * @param executionArn the execution that runs it now: another one after a recovery
 * @param baseline what the judge compares green with; empty where nobody judges
 * @param finding what the judge had found when something was last decided
 * @param cause why it will not be {@code DEPLOYED}; set at most once
 * @param pinned what is copied and what is replaced, as approvers were shown it; empty before it was ready once
 * @param version counts the writes; a write on an older version is refused
 */
public record Deployment(
        DeploymentPlan plan,
        String executionArn,
        Instant openedAt,
        Optional<Start> start,
        List<GateDecision> decisions,
        Milestones milestones,
        Optional<JudgeBaseline> baseline,
        Optional<Finding> finding,
        Optional<Cause> cause,
        Optional<Closing> closing,
        Optional<Pins> pinned,
        long version) {
    public Deployment {
        decisions = List.copyOf(decisions);
    }

    /** A deployment that has been asked for and has not begun. */
    public static Deployment open(DeploymentPlan plan, String executionArn, Instant at) {
        return new Deployment(
                plan,
                executionArn,
                at,
                Optional.empty(),
                List.of(),
                Milestones.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    public String id() {
        return plan.deploymentId();
    }

    /** Whether it takes the other one's place: of two deployments one is the newer, even when both were requested at once. */
    public boolean isNewerThan(Deployment other) {
        return recency().isNewerThan(other.recency());
    }

    Recency recency() {
        return new Recency(plan.release().asOf(), id());
    }

    public Optional<String> codeDeployId() {
        return start.flatMap(Start::codeDeployId);
    }

    /** What settled a gate: a rejection, or the last of the approvals that it needs; empty while it is open. */
    public Optional<GateDecision> decisionAt(Gate.Before gate) {
        List<GateDecision> there =
                decisions.stream().filter(it -> it.gate() == gate).toList();
        int required = plan.environment().rules().gate(gate).map(Gate::required).orElse(1);
        return there.stream()
                .filter(GateDecision::isRejection)
                .findFirst()
                .or(() -> there.stream().skip(required - 1L).findFirst());
    }

    /** Which question at the gate before the deployment counts, from 1. */
    public int round() {
        return pinned.map(Pins::round).orElse(1);
    }

    /** Fixes what is copied and what is replaced; where either has changed, approvals before the start do not count any more. */
    public Deployment pinnedTo(String template, String serving, Instant at) {
        List<GateDecision> given = decisions.stream()
                .filter(it -> it.gate() == Gate.Before.DEPLOYMENT)
                .toList();
        Pins next = pinned.map(it -> it.renewed(template, serving, given, at))
                .orElseGet(() -> Pins.first(template, serving));
        boolean changed = pinned.filter(it -> !it.equals(next)).isPresent();
        return changed(it -> {
            it.pinned = Optional.of(next);
            it.decisions = changed
                    ? decisions.stream().filter(decision -> !given.contains(decision)).toList()
                    : decisions;
        });
    }

    public Deployment intending(String marker, Instant at, Start.Blue blue, List<String> redBefore) {
        Start intended = new Start(marker, at, blue, redBefore, Optional.empty(), Optional.empty());
        return changed(it -> it.start = Optional.of(intended));
    }

    public Deployment registered(String taskDefinition) {
        return changed(it -> it.start = start.map(from -> from.registered(taskDefinition)));
    }

    public Deployment created(String codeDeployId) {
        return changed(it -> it.start = start.map(from -> from.created(codeDeployId)));
    }

    /** Adds what one approver decided; once a gate is settled, that stands. */
    public Deployment decided(GateDecision decision) {
        if (decisionAt(decision.gate()).isPresent() || decisions.contains(decision)) {
            return this;
        }
        return changed(it -> it.decisions =
                Stream.concat(decisions.stream(), Stream.of(decision)).toList());
    }

    public Deployment trafficAllowed(Instant at) {
        return changed(it -> it.milestones = milestones.withTrafficAllowed(at));
    }

    public Deployment trafficBegan(Instant at) {
        return changed(it -> it.milestones = milestones.withTrafficBegan(at));
    }

    public Deployment trafficMoved(Instant at) {
        return changed(it -> it.milestones = milestones.withTrafficMoved(at));
    }

    public Deployment finishAsked(Instant at) {
        return changed(it -> it.milestones = milestones.withFinishAsked(at));
    }

    public Deployment blueRetiring(Instant at) {
        return changed(it -> it.milestones = milestones.withBlueRetiring(at));
    }

    public Deployment rollbackAsked(Instant at) {
        return changed(it -> it.milestones = milestones.withRollbackAsked(at));
    }

    /** Before green's first request. */
    public Deployment judgedAgainst(Optional<JudgeBaseline> newBaseline) {
        return changed(it -> it.baseline = newBaseline);
    }

    /** The last finding stands. */
    public Deployment found(Finding what) {
        return changed(it -> it.finding = Optional.of(what));
    }

    /** The first cause stands: what follows from it must not hide it. */
    public Deployment failing(Cause why) {
        return changed(it -> it.cause = Optional.of(cause.orElse(why)));
    }

    public Deployment closed(Closing how) {
        return changed(it -> it.closing = Optional.of(how));
    }

    /** The same deployment, run by another execution from here on; one that was closed as {@code NEEDS_HUMAN} is open again. */
    public Deployment takenOverBy(String newExecutionArn) {
        return changed(it -> {
            it.executionArn = newExecutionArn;
            it.milestones = milestones.withoutRollback();
            it.closing = Optional.empty();
        });
    }

    public Deployment atVersion(long newVersion) {
        return changed(it -> it.version = newVersion);
    }

    private Deployment changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.deployment();
    }

    /** What a transition starts from, so that it names only what it changes. */
    private static final class Draft {
        private final DeploymentPlan plan;
        private final Instant openedAt;
        private String executionArn;
        private Optional<Start> start;
        private List<GateDecision> decisions;
        private Milestones milestones;
        private Optional<JudgeBaseline> baseline;
        private Optional<Finding> finding;
        private Optional<Cause> cause;
        private Optional<Closing> closing;
        private Optional<Pins> pinned;
        private long version;

        Draft(Deployment from) {
            plan = from.plan;
            executionArn = from.executionArn;
            openedAt = from.openedAt;
            start = from.start;
            decisions = from.decisions;
            milestones = from.milestones;
            baseline = from.baseline;
            finding = from.finding;
            cause = from.cause;
            closing = from.closing;
            pinned = from.pinned;
            version = from.version;
        }

        Deployment deployment() {
            return new Deployment(
                    plan,
                    executionArn,
                    openedAt,
                    start,
                    decisions,
                    milestones,
                    baseline,
                    finding,
                    cause,
                    closing,
                    pinned,
                    version);
        }
    }
}
